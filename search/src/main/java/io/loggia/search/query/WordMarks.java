package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.WordQueries.Meaning;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * The query of each word of one search, to find and to mark it, as far as one search can ask for them. Left out are guesses
 * before synonyms, synonyms by halves before words, and of the words the last. Languages that hidden items alone are in are
 * left out before anything else, so that what is left out tells nothing of them (attack E01).
 */
final class WordMarks {

    private final VisibleIndex index;
    private final WordQueries queries;
    private final Synonyms known;
    private final List<QueryWord> all;
    private final Map<QueryWord, Set<Tongue>> fillingSome;
    private final Map<QueryWord, Meaning> meanings = new HashMap<>();
    private final Map<QueryWord, Query> marks = new HashMap<>();
    private final int synonyms;
    private boolean abridged;

    /**
     * @param words those first that are left out last
     * @param fillingSome the languages in which a word is a filler
     */
    WordMarks(
            VisibleIndex index,
            WordQueries queries,
            Synonyms known,
            List<QueryWord> words,
            Map<QueryWord, Set<Tongue>> fillingSome)
            throws IOException {
        this.index = index;
        this.queries = queries;
        this.known = known;
        this.fillingSome = Map.copyOf(fillingSome);
        all = List.copyOf(words);
        int most = all.stream().mapToInt(word -> known.of(word).size()).max().orElse(0);
        int left = most;
        boolean fits = fits(left) || (index.forgetHiddenFields() && fits(left));
        while (!fits && left > 0) {
            left /= 2;
            fits = fits(left);
        }
        synonyms = left;
        abridged = left < most;
    }

    /** Those that are asked for. */
    Set<QueryWord> words() {
        return Set.copyOf(marks.keySet());
    }

    /** Whether less is asked for in place of the words than they may mean. */
    boolean isAbridged() {
        return abridged;
    }

    /** Those of the guesses that one search can ask beside the words themselves. */
    Map<QueryWord, List<String>> affordable(Map<QueryWord, List<String>> meant) throws IOException {
        Map<QueryWord, List<String>> fewer = meant;
        if (!fits(fewer) && index.forgetHiddenFields()) {
            fits(synonyms);
        }
        while (!fewer.isEmpty() && !fits(fewer)) {
            abridged = true;
            fewer = half(fewer);
        }
        return fewer;
    }

    /** Prepares the words that can be asked for at once, as far as so many synonyms of each let; whether all can. */
    private boolean fits(int most) {
        marks.clear();
        ClauseBudget budget = new ClauseBudget();
        for (QueryWord word : all) {
            List<Vocabulary.Synonym> same = known.of(word);
            Meaning meaning = new Meaning(
                    List.of(), same.subList(0, Math.min(most, same.size())), fillingSome.getOrDefault(word, Set.of()));
            Query mark = queries.of(word, meaning);
            if (!budget.takes(demand(word, mark))) {
                return false;
            }
            meanings.put(word, meaning);
            marks.put(word, mark);
        }
        return true;
    }

    private boolean fits(Map<QueryWord, List<String>> meant) {
        ClauseBudget budget = new ClauseBudget();
        return marks.keySet().stream().allMatch(word -> budget.takes(demand(word, of(word, meant))));
    }

    private static Map<QueryWord, List<String>> half(Map<QueryWord, List<String>> meant) {
        Map<QueryWord, List<String>> half = new HashMap<>();
        meant.forEach((word, guesses) -> {
            if (guesses.size() > 1) {
                half.put(word, guesses.subList(0, guesses.size() / 2));
            }
        });
        return half;
    }

    /** The query of a word, left out or not. */
    Query of(QueryWord word) {
        return marks.getOrDefault(word, new MatchNoDocsQuery("too much for one search"));
    }

    /** @param meant for words that stand nowhere, those that may have been meant */
    Query of(QueryWord word, Map<QueryWord, List<String>> meant) {
        List<String> guesses = meant.getOrDefault(word, List.of());
        Meaning meaning = meanings.getOrDefault(word, Meaning.ITSELF);
        return guesses.isEmpty()
                ? of(word)
                : queries.of(word, new Meaning(guesses, meaning.synonyms(), meaning.fillsIn()));
    }

    /** The query of a word, met as well by items in whose language it is a filler. */
    Query demand(QueryWord word) {
        return demand(word, of(word));
    }

    private Query demand(QueryWord word, Query mark) {
        Set<Tongue> languages = fillingSome.getOrDefault(word, Set.of());
        if (languages.isEmpty()) {
            return mark;
        }
        BooleanQuery.Builder demand = new BooleanQuery.Builder().add(mark, Occur.SHOULD);
        for (Tongue language : languages) {
            demand.add(new BoostQuery(new ConstantScoreQuery(index.inLanguage(language)), 0), Occur.SHOULD);
        }
        return demand.build();
    }
}
