package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/** One word as a query over every kind of text in every tongue; the best of them counts. */
public final class WordQueries {

    private static final Analyzer ANALYZER = MediaIndex.analyzer();

    /** What the other places add, where a word stands in several. */
    private static final float TIE = 0.1f;

    private static final float BEGINNING_WEIGHT = 0.4f;
    private static final float SIMILAR_WEIGHT = 0.5f;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int MOST_SIMILAR = 24;
    private static final int NEAR_WORDS = 8;
    private static final float ADJACENT_WEIGHT = 2f;

    private final Set<TextKind> kinds;
    private final QueryBuilder builder = new QueryBuilder(ANALYZER);

    /** @param kinds where to look */
    public WordQueries(Set<TextKind> kinds) {
        this.kinds = kinds;
    }

    /** How freely a word is taken. */
    public enum Reading {
        /** In any of its inflections, and, while it is being typed, as the beginning of a word. */
        AS_TYPED,
        /** Also with a typing error or two. */
        FORGIVING
    }

    /** A query that matches nothing when the word holds nothing that is indexed. */
    public Query of(QueryWord word, Reading reading) {
        List<Query> places = new ArrayList<>();
        for (TextKind kind : kinds) {
            for (Tongue tongue : kind.tongues()) {
                Query exact = builder.createPhraseQuery(kind.field(tongue), word.text());
                if (exact != null) {
                    places.add(new BoostQuery(exact, kind.weight()));
                }
            }
            if (word.unfinished() && word.isPlain() && word.text().length() >= SHORTEST_BEGINNING) {
                addBeginnings(kind, word, places);
            }
            if (reading == Reading.FORGIVING && word.forgivenEdits() > 0) {
                addSimilar(kind, word, places);
            }
        }
        return places.isEmpty()
                ? new MatchNoDocsQuery("nothing that is indexed")
                : new DisjunctionMaxQuery(places, TIE);
    }

    private static void addBeginnings(TextKind kind, QueryWord word, List<Query> places) {
        for (Tongue tongue : unstemmed(kind)) {
            Query beginning = new PrefixQuery(new Term(kind.field(tongue), tongue.fold(word.text())));
            places.add(new BoostQuery(new ConstantScoreQuery(beginning), kind.weight() * BEGINNING_WEIGHT));
        }
    }

    private static void addSimilar(TextKind kind, QueryWord word, List<Query> places) {
        for (Tongue tongue : unstemmed(kind)) {
            Term term = new Term(kind.field(tongue), tongue.fold(word.text()));
            Query similar = new FuzzyQuery(
                    term, word.forgivenEdits(), /* prefixLength= */ 1, MOST_SIMILAR, /* transpositions= */ true);
            places.add(new BoostQuery(similar, kind.weight() * SIMILAR_WEIGHT));
        }
    }

    /** Short texts lie in the standard tongue as well, so that the stemmed ones need no second look. */
    private static List<Tongue> unstemmed(TextKind kind) {
        return kind == TextKind.BODY ? kind.tongues() : List.of(Tongue.STANDARD);
    }

    /** Prefers texts in which the words stand together, best of all side by side and in this order. */
    Query nearness(List<QueryWord> words) {
        String joined = words.stream().limit(NEAR_WORDS).map(QueryWord::text).collect(Collectors.joining(" "));
        BooleanQuery.Builder near = new BooleanQuery.Builder();
        for (TextKind kind : kinds) {
            for (Tongue tongue : kind.tongues()) {
                addNearness(kind.field(tongue), joined, kind.weight(), near);
            }
        }
        return near.build();
    }

    private void addNearness(String field, String joined, float weight, BooleanQuery.Builder near) {
        Query adjacent = builder.createPhraseQuery(field, joined);
        Query close = builder.createPhraseQuery(field, joined, /* phraseSlop= */ 2 * NEAR_WORDS);
        if (adjacent != null && close != null) {
            near.add(new BoostQuery(adjacent, weight * ADJACENT_WEIGHT), Occur.SHOULD);
            near.add(new BoostQuery(close, weight), Occur.SHOULD);
        }
    }
}
