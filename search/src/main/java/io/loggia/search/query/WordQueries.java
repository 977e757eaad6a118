package io.loggia.search.query;

import io.loggia.search.analysis.GermanCompounds;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.TextKind;
import io.loggia.search.index.VisibleIndex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** One word as a query over every kind of text in every tongue that the index has; the best of them counts. */
public final class WordQueries {

    /** What the other places add, where a word stands in several. */
    private static final float TIE = 0.1f;

    private static final float BEGINNING_WEIGHT = 0.4f;
    private static final float SIMILAR_WEIGHT = 0.5f;
    private static final float SYNONYM_WEIGHT = 0.8f;
    private static final float PARTS_WEIGHT = 0.6f;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int NEAR_WORDS = 8;
    private static final int MOST_BETWEEN = 12;
    private static final float NEARNESS_WEIGHT = 1.5f;
    private static final int MOST_BETWEEN_PARTS = 6;
    private static final Set<Tongue> BY_DICTIONARY = EnumSet.of(Tongue.JAPANESE, Tongue.CHINESE);

    private final VisibleIndex index;
    private final Vocabulary vocabulary;
    private final @Nullable Set<TextKind> only;
    private final Phrases phrases = new Phrases();

    WordQueries(VisibleIndex index, Vocabulary vocabulary) {
        this(index, vocabulary, null);
    }

    /** @param only where to look, for words that do not say so themselves; null looks everywhere */
    public WordQueries(VisibleIndex index, Vocabulary vocabulary, @Nullable Set<TextKind> only) {
        this.index = index;
        this.vocabulary = vocabulary;
        this.only = only;
    }

    /**
     * What a word is taken for beside itself.
     *
     * @param guesses what may have been meant by it
     * @param synonyms what says the same
     * @param fillsIn languages that take it for a filler, so that it is not looked for in their texts
     */
    record Meaning(List<String> guesses, List<Vocabulary.Synonym> synonyms, Set<Tongue> fillsIn) {

        static final Meaning ITSELF = new Meaning(List.of(), List.of(), Set.of());
    }

    /** A query for a word in any of its inflections and, while it is being typed, as the beginning of a word. */
    public Query of(QueryWord word) {
        return of(word, new Meaning(List.of(), vocabulary.synonyms(word), Set.of()));
    }

    /**
     * A query for a word or, at less weight, for any of those that it may mean. It matches nothing when the word holds
     * nothing that is indexed.
     */
    Query of(QueryWord word, Meaning meaning) {
        List<Query> places = new ArrayList<>();
        for (TextKind kind : kinds(word)) {
            List<Tongue> tongues = tongues(kind);
            tongues.removeAll(meaning.fillsIn());
            if (word.run() != null
                    && kind != TextKind.BODY
                    && meaning.synonyms().isEmpty()) {
                // Short texts lie in the standard tongue as well: the endings of other writings take nothing off.
                tongues.retainAll(Tongue.likely(word.text()));
            }
            for (Tongue tongue : tongues) {
                addWord(kind, tongue, word, places);
                for (String similar : meaning.guesses()) {
                    addExact(kind, tongue, similar, kind.weight() * SIMILAR_WEIGHT, places);
                }
                for (Vocabulary.Synonym synonym : meaning.synonyms()) {
                    if (synonym.tongue() == tongue || synonym.tongue() == Tongue.STANDARD) {
                        addExact(kind, tongue, synonym.text(), kind.weight() * SYNONYM_WEIGHT, places);
                    }
                }
                if (tongue == Tongue.GERMAN && !word.phrase()) {
                    addParts(kind, word, places);
                }
            }
            if (word.unfinished() && word.isPlain() && word.text().length() >= SHORTEST_BEGINNING) {
                List<Tongue> unstemmed = unstemmed(kind);
                unstemmed.removeAll(meaning.fillsIn());
                addBeginnings(kind, unstemmed, word, places);
            }
        }
        return places.isEmpty()
                ? new MatchNoDocsQuery("nothing that is indexed")
                : new DisjunctionMaxQuery(places, TIE);
    }

    private Set<TextKind> kinds(QueryWord word) {
        return only == null || word.field() != QueryField.ANYWHERE
                ? word.field().kinds()
                : only;
    }

    private List<Tongue> tongues(TextKind kind) {
        return kind.tongues().stream()
                .filter(tongue -> index.hasField(kind.field(tongue)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * A word that is part of a run is met by the whole as well: the dictionaries of the index may take it apart in another
     * way, and whoever says just what was typed comes first.
     */
    private void addWord(TextKind kind, Tongue tongue, QueryWord word, List<Query> places) {
        // What was typed in one in Korean is often said apart, with particles between, which are no terms.
        int between = tongue == Tongue.KOREAN && !word.phrase() ? MOST_BETWEEN_PARTS : 0;
        addExact(kind, tongue, word.text(), between, kind.weight(), places);
        if (word.run() != null && BY_DICTIONARY.contains(tongue)) {
            addExact(kind, tongue, word.run(), 0, kind.weight(), places);
        }
    }

    private void addExact(TextKind kind, Tongue tongue, String text, float weight, List<Query> places) {
        addExact(kind, tongue, text, 0, weight, places);
    }

    private void addExact(TextKind kind, Tongue tongue, String text, int between, float weight, List<Query> places) {
        Query exact = phrases.of(kind, tongue, text, between);
        if (exact != null) {
            places.add(new BoostQuery(exact, weight));
        }
    }

    /** Who asks for a "Datenschutzschulung" may be served by a "Schulung zum Datenschutz". */
    private void addParts(TextKind kind, QueryWord word, List<Query> places) {
        List<String> parts = GermanCompounds.known().partsOf(Tongue.GERMAN.fold(word.text()));
        if (parts.size() < 2) {
            return;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String part : parts) {
            Query exact = phrases.of(kind, Tongue.GERMAN, part, 0);
            if (exact != null) {
                all.add(exact, Occur.MUST);
            }
        }
        places.add(new BoostQuery(all.build(), kind.weight() * PARTS_WEIGHT / parts.size()));
    }

    private static void addBeginnings(TextKind kind, List<Tongue> tongues, QueryWord word, List<Query> places) {
        for (Tongue tongue : tongues) {
            Query beginning = new PrefixQuery(new Term(kind.field(tongue), tongue.fold(word.text())));
            places.add(new BoostQuery(new ConstantScoreQuery(beginning), kind.weight() * BEGINNING_WEIGHT));
        }
    }

    /** Short texts lie in the standard tongue as well, so that the stemmed ones need no second look. */
    private List<Tongue> unstemmed(TextKind kind) {
        return kind == TextKind.BODY ? tongues(kind) : new ArrayList<>(List.of(Tongue.STANDARD));
    }

    /**
     * Prefers texts in which the words stand together: the fewer words between them, the more. Of more than two, those
     * that were typed side by side do so as well.
     */
    Query nearness(List<QueryWord> words) {
        List<String> near =
                words.stream().limit(NEAR_WORDS).map(QueryWord::text).toList();
        BooleanQuery.Builder together = new BooleanQuery.Builder();
        addNear(String.join(" ", near), together);
        for (int i = 0; near.size() > 2 && i + 1 < near.size(); i++) {
            addNear(near.get(i) + ' ' + near.get(i + 1), together);
        }
        return together.build();
    }

    private void addNear(String words, BooleanQuery.Builder together) {
        for (TextKind kind : TextKind.all()) {
            for (Tongue tongue : unstemmed(kind)) {
                Query close = phrases.of(kind, tongue, words, MOST_BETWEEN);
                if (close != null) {
                    together.add(new BoostQuery(close, kind.weight() * NEARNESS_WEIGHT), Occur.SHOULD);
                }
            }
        }
    }
}
