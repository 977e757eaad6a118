package io.loggia.search.query;

import io.loggia.search.analysis.StopWords;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.VisibleIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by words that stand nowhere or hardly anywhere the viewer may look, from words that stand where they may. */
final class Spelling {

    private static final int MOST_WORDS = 4;
    private static final int MOST_GUESSES = 4;
    /** Ordinary words may be nearer to what was typed than the name that was meant, and in more items. */
    private static final int MOST_TRIED = 400;

    private static final int MANY_TIMES = 10;

    private Spelling() {}

    /**
     * For each unknown word of a search that finds nothing, those that may have been meant, the likeliest first; empty when
     * there is nothing to guess.
     */
    static Map<QueryWord, List<String>> guess(QueryPlan plan, VisibleIndex index) throws IOException {
        return guess(plan.asked(), Integer.MAX_VALUE, plan, index);
    }

    /** As {@link #guess}, for words of a search that finds the others: nobody may have said them, so one error is forgiven. */
    static Map<QueryWord, List<String>> guessBeside(List<QueryWord> words, QueryPlan plan, VisibleIndex index)
            throws IOException {
        return guess(words, 1, plan, index);
    }

    private static Map<QueryWord, List<String>> guess(
            List<QueryWord> words, int edits, QueryPlan plan, VisibleIndex index) throws IOException {
        Map<QueryWord, List<String>> meant = new HashMap<>();
        for (QueryWord word : words) {
            if (word.forgivenEdits() > 0 && meant.size() < MOST_WORDS && !index.finds(plan.mark(word))) {
                List<String> similar = similar(word, Math.min(edits, word.forgivenEdits()), plan, index);
                if (!similar.isEmpty()) {
                    meant.put(word, similar);
                }
            }
        }
        return meant;
    }

    /**
     * For words that stand next to nowhere, such as look almost the same and stand in many more items: what the few hold
     * may be an error, too, as machines make them that write captions.
     */
    static Map<QueryWord, List<String>> commoner(QueryPlan plan, VisibleIndex index) throws IOException {
        Map<QueryWord, List<String>> meant = new HashMap<>();
        for (QueryWord word : plan.asked()) {
            if (word.forgivenEdits() > 0 && word.isCasual() && meant.size() < MOST_WORDS) {
                String typed = word.lowerCase();
                Map<String, Integer> similar = index.wordsSimilarTo(typed, 1, MOST_GUESSES);
                int least = MANY_TIMES * Math.max(1, similar.getOrDefault(typed, 0));
                similar.keySet().stream()
                        .filter(other -> !other.equals(typed) && similar.getOrDefault(other, 0) >= least)
                        // Fillers stand in most items: beside them each word looks like an error.
                        .filter(other -> !StopWords.ofAny(other))
                        .findFirst()
                        .ifPresent(other -> meant.put(word, List.of(other)));
            }
        }
        return meant;
    }

    /** The dictionary does not tell where a word stands: of a name, those are looked for that stand where names do. */
    private static List<String> similar(QueryWord word, int edits, QueryPlan plan, VisibleIndex index)
            throws IOException {
        if (word.field() == QueryField.ANYWHERE) {
            return List.copyOf(
                    index.wordsSimilarTo(word.lowerCase(), edits, MOST_GUESSES).keySet());
        }
        List<String> there = new ArrayList<>();
        for (String similar :
                index.wordsSimilarTo(word.lowerCase(), edits, MOST_TRIED).keySet()) {
            if (there.size() >= MOST_GUESSES || index.isOutOfTime()) {
                break;
            }
            if (index.finds(plan.inPlaceOf(word, similar))) {
                there.add(similar);
            }
        }
        return there;
    }

    /**
     * What was typed with those words replaced, or null when that would find too little.
     *
     * @param atLeast how many items it must find, whatever was chosen on the sides
     */
    static @Nullable String correct(
            String typed,
            Map<QueryWord, List<String>> meant,
            VisibleIndex index,
            Vocabulary vocabulary,
            Narrowing narrowing,
            int atLeast)
            throws IOException {
        if (meant.isEmpty()) {
            return null;
        }
        StringBuilder corrected = new StringBuilder(typed);
        // From the last to the first, so that replacing one does not move the next.
        meant.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<QueryWord, List<String>> guess) ->
                                guess.getKey().start())
                        .reversed())
                .forEach(guess -> {
                    int start = guess.getKey().start();
                    int end = start + guess.getKey().text().length();
                    corrected.replace(start, end, guess.getValue().getFirst());
                });
        String guess = corrected.toString();
        return index.count(new QueryPlan(guess, index, vocabulary).strict(), narrowing) >= atLeast ? guess : null;
    }
}
