package io.loggia.search.query;

import io.loggia.search.index.VisibleIndex;
import java.util.ArrayList;
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

    /** From so many words on, a hit may lack one of every so many. */
    private static final int WORDS_FOR_A_MISS = 4;

    private final WordQueries queries;
    private final TypedQuery typed;
    private final List<List<QueryWord>> asked = new ArrayList<>();
    private final List<QueryWord> filling = new ArrayList<>();
    private final boolean blank;

    QueryPlan(String text, VisibleIndex index, Vocabulary vocabulary) {
        typed = QueryText.parse(text);
        queries = new WordQueries(index, vocabulary);
        blank = text.isBlank();
        List<String> words = typed.words().stream().map(QueryWord::text).toList();
        for (List<QueryWord> any : typed.wanted()) {
            if (any.size() == 1 && vocabulary.fills(any.getFirst(), words)) {
                filling.add(any.getFirst());
            } else {
                asked.add(any);
            }
        }
        if (asked.isEmpty()) {
            asked.addAll(typed.wanted());
            filling.clear();
        }
    }

    TypedQuery typed() {
        return typed;
    }

    /** Whether nothing was asked for by word, so that hits have no order of their own. */
    boolean isBrowsing() {
        return asked.isEmpty() && (blank || typed.isTimed() || !typed.excluded().isEmpty());
    }

    /** The words that hits must hold, or one of which where OR stands between. */
    List<QueryWord> asked() {
        return asked.stream().flatMap(List::stream).toList();
    }

    /** Whether some word may be missing without being missed much. */
    boolean isLong() {
        return asked.size() > 1 && asked.stream().flatMap(List::stream).allMatch(QueryWord::isCasual);
    }

    /** Demands every word, as it was typed. */
    Query strict() {
        return query(Map.of(), asked.size());
    }

    /** Demands most of many words, so that one that nobody said does not hide the rest. */
    Query usual(Map<QueryWord, List<String>> meant) {
        return query(meant, isLong() ? asked.size() - asked.size() / WORDS_FOR_A_MISS : asked.size());
    }

    Query lenient(Map<QueryWord, List<String>> meant) {
        return query(meant, Math.max(1, (int) (asked.size() * LENIENT_SHARE)));
    }

    /**
     * @param meant for words that stand nowhere, those that may have been meant
     * @param least how many of what is asked for must be there
     */
    private Query query(Map<QueryWord, List<String>> meant, int least) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (isBrowsing()) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        } else if (asked.isEmpty()) {
            return new MatchNoDocsQuery("no word was asked for");
        }
        Occur occur = least == asked.size() ? Occur.MUST : Occur.SHOULD;
        asked.forEach(any -> query.add(any(any, meant), occur));
        if (occur == Occur.SHOULD) {
            query.setMinimumNumberShouldMatch(least);
        } else {
            filling.forEach(word -> query.add(queries.of(word), Occur.SHOULD));
        }
        typed.excluded().forEach(word -> query.add(queries.of(word), Occur.MUST_NOT));
        return query.build();
    }

    private Query any(List<QueryWord> words, Map<QueryWord, List<String>> meant) {
        if (words.size() == 1) {
            return mark(words.getFirst(), meant);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(mark(word, meant), Occur.SHOULD));
        return any.build();
    }

    /** One query for each word asked for, to find and to mark it. */
    List<Query> marks(Map<QueryWord, List<String>> meant) {
        return asked().stream().map(word -> mark(word, meant)).toList();
    }

    private Query mark(QueryWord word, Map<QueryWord, List<String>> meant) {
        return queries.of(word, meant.getOrDefault(word, List.of()));
    }

    Query mark(QueryWord word) {
        return queries.of(word);
    }

    /** What prefers words that stand together, or null where there is nothing to stand together. */
    @Nullable
    Query nearness() {
        List<QueryWord> near = asked().stream()
                .filter(word -> word.field() == QueryField.ANYWHERE)
                .toList();
        return near.size() < 2 ? null : queries.nearness(near);
    }
}
