package io.loggia.search.query;

import io.loggia.search.index.TextKind;
import io.loggia.search.query.WordQueries.Reading;
import java.util.EnumSet;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** The ways to ask the index what was typed, from the strictest to the most lenient. */
final class QueryPlan {

    /** Of many words this share must be found before an item counts as a hit in the most lenient way. */
    private static final double LENIENT_SHARE = 0.6;

    private static final WordQueries EVERYWHERE = new WordQueries(EnumSet.allOf(TextKind.class));

    private final List<QueryWord> asked;
    private final List<QueryWord> filling;
    private final List<QueryWord> excluded;
    private final boolean blank;

    private QueryPlan(String typed) {
        List<QueryWord> words = QueryText.parse(typed);
        excluded = words.stream().filter(QueryWord::excluded).toList();
        List<QueryWord> wanted = words.stream().filter(word -> !word.excluded()).toList();
        boolean anyMeaning = wanted.stream().anyMatch(QueryWord::carriesMeaning);
        asked = anyMeaning ? wanted.stream().filter(QueryWord::carriesMeaning).toList() : wanted;
        filling = anyMeaning
                ? wanted.stream().filter(word -> !word.carriesMeaning()).toList()
                : List.of();
        blank = typed.isBlank();
    }

    static QueryPlan of(String typed) {
        return new QueryPlan(typed);
    }

    /** Whether nothing was asked for by word, so that hits have no order of their own. */
    boolean isBrowsing() {
        return asked.isEmpty() && (blank || !excluded.isEmpty());
    }

    /** The words that a hit must hold. */
    List<QueryWord> asked() {
        return asked;
    }

    Query query(Leniency leniency) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (isBrowsing()) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        } else if (asked.isEmpty()) {
            return new MatchNoDocsQuery("no word was asked for");
        }
        Occur occur = leniency == Leniency.SOME_WORDS ? Occur.SHOULD : Occur.MUST;
        asked.forEach(word -> query.add(EVERYWHERE.of(word, leniency.reading()), occur));
        if (leniency == Leniency.SOME_WORDS) {
            query.setMinimumNumberShouldMatch((int) Math.ceil(asked.size() * LENIENT_SHARE));
        } else {
            filling.forEach(word -> query.add(EVERYWHERE.of(word, Reading.AS_TYPED), Occur.SHOULD));
        }
        excluded.forEach(word -> query.add(EVERYWHERE.of(word, Reading.AS_TYPED), Occur.MUST_NOT));
        return query.build();
    }

    /** One query for each word asked for, to mark it. */
    List<Query> marks(Leniency leniency) {
        return asked.stream()
                .map(word -> EVERYWHERE.of(word, leniency.reading()))
                .toList();
    }

    Query mark(QueryWord word) {
        return EVERYWHERE.of(word, Reading.AS_TYPED);
    }

    /** What prefers words that stand together, or null where there is nothing to stand together. */
    @Nullable
    Query nearness() {
        return asked.size() < 2 ? null : EVERYWHERE.nearness(asked);
    }

    /** The ways in which the words are asked for, each tried when the one before finds nothing. */
    enum Leniency {
        ALL_WORDS(Reading.AS_TYPED),
        ALL_WORDS_FORGIVING(Reading.FORGIVING),
        SOME_WORDS(Reading.FORGIVING);

        private final Reading reading;

        Leniency(Reading reading) {
            this.reading = reading;
        }

        Reading reading() {
            return reading;
        }
    }
}
