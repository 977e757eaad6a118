package io.loggia.search.query;

import io.loggia.search.index.TextKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

    /** Demands every word, as it was typed. */
    Query strict() {
        return query(Map.of(), Occur.MUST);
    }

    /** @param meant for words that stand nowhere, those that may have been meant */
    Query query(Map<QueryWord, List<String>> meant, Occur occur) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (isBrowsing()) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        } else if (asked.isEmpty()) {
            return new MatchNoDocsQuery("no word was asked for");
        }
        marks(meant).forEach(word -> query.add(word, occur));
        if (occur == Occur.SHOULD) {
            query.setMinimumNumberShouldMatch((int) Math.ceil(asked.size() * LENIENT_SHARE));
        } else {
            filling.forEach(word -> query.add(EVERYWHERE.of(word), Occur.SHOULD));
        }
        excluded.forEach(word -> query.add(EVERYWHERE.of(word), Occur.MUST_NOT));
        return query.build();
    }

    /** One query for each word asked for, to find and to mark it. */
    List<Query> marks(Map<QueryWord, List<String>> meant) {
        return asked.stream()
                .map(word -> EVERYWHERE.of(word, meant.getOrDefault(word, List.of())))
                .toList();
    }

    Query mark(QueryWord word) {
        return EVERYWHERE.of(word);
    }

    /** What prefers words that stand together, or null where there is nothing to stand together. */
    @Nullable
    Query nearness() {
        return asked.size() < 2 ? null : EVERYWHERE.nearness(asked);
    }
}
