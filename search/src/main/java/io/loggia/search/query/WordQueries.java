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
    private static final int NEAR_WORDS = 8;
    private static final int MOST_BETWEEN = 12;
    private static final float NEARNESS_WEIGHT = 3f;

    private final Set<TextKind> kinds;
    private final QueryBuilder builder = new QueryBuilder(ANALYZER);

    /** @param kinds where to look */
    public WordQueries(Set<TextKind> kinds) {
        this.kinds = kinds;
    }

    /** A query for a word in any of its inflections and, while it is being typed, as the beginning of a word. */
    public Query of(QueryWord word) {
        return of(word, List.of());
    }

    /**
     * A query for a word or, at less weight, for any of those that may have been meant. It matches nothing when the word
     * holds nothing that is indexed.
     */
    Query of(QueryWord word, List<String> meant) {
        List<Query> places = new ArrayList<>();
        for (TextKind kind : kinds) {
            addExact(kind, word.text(), kind.weight(), places);
            for (String similar : meant) {
                addExact(kind, similar, kind.weight() * SIMILAR_WEIGHT, places);
            }
            if (word.unfinished() && word.isPlain() && word.text().length() >= SHORTEST_BEGINNING) {
                addBeginnings(kind, word, places);
            }
        }
        return places.isEmpty()
                ? new MatchNoDocsQuery("nothing that is indexed")
                : new DisjunctionMaxQuery(places, TIE);
    }

    private void addExact(TextKind kind, String text, float weight, List<Query> places) {
        for (Tongue tongue : kind.tongues()) {
            Query exact = builder.createPhraseQuery(kind.field(tongue), text);
            if (exact != null) {
                places.add(new BoostQuery(exact, weight));
            }
        }
    }

    private static void addBeginnings(TextKind kind, QueryWord word, List<Query> places) {
        for (Tongue tongue : unstemmed(kind)) {
            Query beginning = new PrefixQuery(new Term(kind.field(tongue), tongue.fold(word.text())));
            places.add(new BoostQuery(new ConstantScoreQuery(beginning), kind.weight() * BEGINNING_WEIGHT));
        }
    }

    /** Short texts lie in the standard tongue as well, so that the stemmed ones need no second look. */
    private static List<Tongue> unstemmed(TextKind kind) {
        return kind == TextKind.BODY ? kind.tongues() : List.of(Tongue.STANDARD);
    }

    /** Prefers texts in which the words stand together: the fewer words between them, the more. */
    Query nearness(List<QueryWord> words) {
        String joined = words.stream().limit(NEAR_WORDS).map(QueryWord::text).collect(Collectors.joining(" "));
        BooleanQuery.Builder near = new BooleanQuery.Builder();
        for (TextKind kind : kinds) {
            for (Tongue tongue : unstemmed(kind)) {
                Query close = builder.createPhraseQuery(kind.field(tongue), joined, MOST_BETWEEN);
                if (close != null) {
                    near.add(new BoostQuery(close, kind.weight() * NEARNESS_WEIGHT), Occur.SHOULD);
                }
            }
        }
        return near.build();
    }
}
