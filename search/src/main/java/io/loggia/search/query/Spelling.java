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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by words that stand nowhere or hardly anywhere the viewer may look, from words that stand where they may. */
final class Spelling {

    private static final int MOST_WORDS = 4;
    private static final int MOST_GUESSES = 4;
    /** Ordinary words may be nearer to what was typed than the name that was meant, and in more items. */
    private static final int MOST_TRIED = 400;

    private static final int MANY_TIMES = 10;

    /** What English has of words that only join others, beside {@link StopWords}, which searches do not demand. */
    private static final Set<String> GRAMMAR =
            Set.of(("about after again also been before being below between both could"
                            + " does down during each even from further have having here hers herself himself itself just like"
                            + " many more most much only once other ours over same shall some than them themselves those through"
                            + " under until upon very were what when which while whom whose would your yours yourself")
                    .split(" ", -1));

    private Spelling() {}

    /** For each unknown word those that may have been meant, the likeliest first; empty when there is nothing to guess. */
    static Map<QueryWord, List<String>> guess(QueryPlan plan, VisibleIndex index) throws IOException {
        Map<QueryWord, List<String>> meant = new HashMap<>();
        for (QueryWord word : plan.asked()) {
            if (word.forgivenEdits() > 0 && meant.size() < MOST_WORDS && !index.finds(plan.mark(word))) {
                List<String> similar = similar(word, plan, index);
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
                        .filter(other -> !StopWords.contains(other) && !GRAMMAR.contains(other))
                        .findFirst()
                        .ifPresent(other -> meant.put(word, List.of(other)));
            }
        }
        return meant;
    }

    /** The dictionary does not tell where a word stands: of a name, those are looked for that stand where names do. */
    private static List<String> similar(QueryWord word, QueryPlan plan, VisibleIndex index) throws IOException {
        if (word.field() == QueryField.ANYWHERE) {
            return List.copyOf(index.wordsSimilarTo(word.lowerCase(), word.forgivenEdits(), MOST_GUESSES)
                    .keySet());
        }
        List<String> there = new ArrayList<>();
        for (String similar : index.wordsSimilarTo(word.lowerCase(), word.forgivenEdits(), MOST_TRIED)
                .keySet()) {
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
