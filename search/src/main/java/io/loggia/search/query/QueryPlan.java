package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.WordQueries.Meaning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The ways to ask the index what was typed, from the strictest to the most lenient. What is too much for one search is
 * left out: guesses before synonyms, synonyms before words, and of the words the last.
 */
final class QueryPlan {

    /** Of many words this share must be found before an item counts as a hit in the most lenient way. */
    private static final double LENIENT_SHARE = 0.6;

    /** From so many words on, a hit may lack one. */
    private static final int WORDS_FOR_A_MISS = 4;

    /** So many are a sentence: half of its words are enough to be a hit, and nearness decides which is the best. */
    private static final int WORDS_OF_A_SENTENCE = 5;

    private final VisibleIndex index;
    private final WordQueries queries;
    private final TypedQuery typed;
    private final List<List<QueryWord>> asked = new ArrayList<>();
    private final List<QueryWord> filling = new ArrayList<>();
    /** Words that are fillers in some languages, and demanded of items in others. */
    private final Map<QueryWord, Set<Tongue>> fillingSome = new LinkedHashMap<>();

    private final List<QueryWord> excluded = new ArrayList<>();
    private final WordMarks marks;
    private final boolean blank;
    private boolean cut;

    QueryPlan(String text, VisibleIndex index, Vocabulary vocabulary) throws IOException {
        this.index = index;
        typed = QueryText.parse(text);
        queries = new WordQueries(index, vocabulary);
        blank = text.isBlank();
        cut = typed.cut();
        excluded.addAll(typed.excluded());
        Expressions expressions = new Expressions(text, typed);
        sort(vocabulary, expressions);
        marks = fit(new Synonyms(expressions, vocabulary));
    }

    private void sort(Vocabulary vocabulary, Expressions expressions) {
        List<String> words = typed.words().stream().map(QueryWord::text).toList();
        Map<QueryWord, Set<Tongue>> ofExpressions = new HashMap<>();
        expressions.find(
                vocabulary.longestFiller(),
                text -> !vocabulary.fillsIn(text).isEmpty(),
                (parts, text) -> parts.forEach(word -> ofExpressions.put(word, vocabulary.fillsIn(text))));
        for (List<QueryWord> any : typed.wanted()) {
            QueryWord first = any.getFirst();
            Set<Tongue> some = EnumSet.noneOf(Tongue.class);
            some.addAll(ofExpressions.getOrDefault(first, Set.of()));
            some.addAll(vocabulary.fillsIn(first));
            if (any.size() == 1 && (some.contains(Tongue.STANDARD) || vocabulary.fills(first, words))) {
                filling.add(first);
            } else if (any.size() == 1 && !some.isEmpty()) {
                fillingSome.put(first, some);
            } else {
                asked.add(any);
            }
        }
        if (asked.isEmpty()) {
            asked.addAll(typed.wanted());
            filling.clear();
            fillingSome.clear();
        }
    }

    /** Leaves out what is too much for one search. */
    private WordMarks fit(Synonyms synonyms) throws IOException {
        List<QueryWord> words = new ArrayList<>(typed.words());
        words.removeAll(filling);
        words.addAll(excluded);
        words.sort(Comparator.comparingInt(QueryWord::start));
        words.addAll(filling);
        WordMarks fitting = new WordMarks(index, queries, synonyms, words, fillingSome);
        Set<QueryWord> kept = fitting.words();
        cut |= kept.size() < words.size();
        asked.replaceAll(any -> any.stream().filter(kept::contains).toList());
        asked.removeIf(List::isEmpty);
        filling.retainAll(kept);
        fillingSome.keySet().retainAll(kept);
        excluded.retainAll(kept);
        return fitting;
    }

    /** Those of the guesses that one search can ask beside the words themselves. */
    Map<QueryWord, List<String>> affordable(Map<QueryWord, List<String>> meant) throws IOException {
        return marks.affordable(meant);
    }

    TypedQuery typed() {
        return typed;
    }

    /** Whether more was typed than is asked for. */
    boolean isCut() {
        return cut;
    }

    /** Whether less is asked for in place of the words than they may mean. */
    boolean isAbridged() {
        return marks.isAbridged();
    }

    /** Whether nothing was asked for by word, so that hits have no order of their own. */
    boolean isBrowsing() {
        return asked.isEmpty() && (blank || typed.isTimed() || !excluded.isEmpty());
    }

    /** The words that hits must hold in whatever language, or one of which where OR stands between. */
    List<QueryWord> asked() {
        return asked.stream().flatMap(List::stream).toList();
    }

    /** Whether some word may be missing without being missed much. */
    boolean isLong() {
        return asked.size() + fillingSome.size() > 1
                && asked.stream().flatMap(List::stream).allMatch(QueryWord::isCasual);
    }

    /** Whether a hit may lack a word although there are hits that hold all. */
    boolean mayMiss() {
        return isLong() && asked.size() >= WORDS_FOR_A_MISS;
    }

    /** Those that are asked for alone, and not beside what would do as well, and have not been met. */
    List<QueryWord> unmet(BitSet met) {
        List<QueryWord> unmet = new ArrayList<>();
        int mark = 0;
        for (List<QueryWord> any : asked) {
            if (any.size() == 1 && !met.get(mark)) {
                unmet.add(any.getFirst());
            }
            mark += any.size();
        }
        return unmet;
    }

    /** Demands every word, as it was typed. */
    Query strict() {
        return query(Map.of(), asked.size(), fillingSome.keySet());
    }

    /** Demands most of many words, so that one that nobody said does not hide the rest. */
    Query usual(Map<QueryWord, List<String>> meant) {
        int least = asked.size();
        if (isLong() && least >= WORDS_OF_A_SENTENCE) {
            least -= least / 2;
        } else if (isLong() && least >= WORDS_FOR_A_MISS) {
            least--;
        }
        return query(meant, least, fillingSome.keySet());
    }

    /** Matches all that any of the other ways match. */
    Query mostLenient(Map<QueryWord, List<String>> meant) {
        return isLong() ? lenient(meant) : usual(meant);
    }

    Query lenient(Map<QueryWord, List<String>> meant) {
        return query(meant, Math.max(1, (int) (asked.size() * LENIENT_SHARE)), Set.of());
    }

    /**
     * @param meant for words that stand nowhere, those that may have been meant
     * @param least how many of what is asked for must be there
     * @param inOthers fillers in some languages that must be there in others
     */
    private Query query(Map<QueryWord, List<String>> meant, int least, Set<QueryWord> inOthers) {
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
            filling.forEach(word -> query.add(marks.of(word), Occur.SHOULD));
        }
        inOthers.forEach(word -> query.add(marks.demand(word), Occur.MUST));
        excluded.forEach(word -> query.add(marks.of(word), Occur.MUST_NOT));
        return query.build();
    }

    private Query any(List<QueryWord> words, Map<QueryWord, List<String>> meant) {
        if (words.size() == 1) {
            return marks.of(words.getFirst(), meant);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(marks.of(word, meant), Occur.SHOULD));
        return any.build();
    }

    /** One query for each word asked for, to find and to mark it. */
    List<Query> marks(Map<QueryWord, List<String>> meant) {
        List<Query> all = new ArrayList<>();
        asked().forEach(word -> all.add(marks.of(word, meant)));
        fillingSome.keySet().forEach(word -> all.add(marks.of(word)));
        return all;
    }

    /** Which of the {@link #marks} demand who speaks, and are no mere alternative to something else. */
    BitSet speakers() {
        BitSet speakers = new BitSet();
        int mark = 0;
        for (List<QueryWord> any : asked) {
            boolean all = any.stream().allMatch(word -> word.field() == QueryField.SPEAKER);
            speakers.set(mark, mark + any.size(), all);
            mark += any.size();
        }
        return speakers;
    }

    /** The query of a word that is asked for, left out or not. */
    Query mark(QueryWord word) {
        return marks.of(word);
    }

    /** A query for another word where the word must stand. */
    Query inPlaceOf(QueryWord word, String other) {
        return queries.of(new QueryWord(other, word.start(), false, false, false, word.field()), Meaning.ITSELF);
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
