package io.loggia.search.query;

import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.QueryPlan.Leniency;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by words that stand nowhere the viewer may look. */
final class Spelling {

    private static final int MOST_GUESSES = 4;

    private Spelling() {}

    /** What was typed with its unknown words replaced, or null when there is no guess that finds something. */
    static @Nullable String correct(String typed, QueryPlan plan, VisibleIndex index) throws IOException {
        StringBuilder corrected = new StringBuilder(typed);
        int guesses = 0;
        // From the last to the first, so that replacing one does not move the next.
        List<QueryWord> words = plan.asked().stream()
                .filter(word -> word.forgivenEdits() > 0)
                .sorted(Comparator.comparingInt(QueryWord::start).reversed())
                .toList();
        for (QueryWord word : words) {
            if (guesses < MOST_GUESSES && !index.finds(plan.mark(word))) {
                List<String> similar = index.wordsSimilarTo(word.lowerCase(), 1);
                if (!similar.isEmpty()) {
                    corrected.replace(word.start(), word.start() + word.text().length(), similar.getFirst());
                    guesses++;
                }
            }
        }
        String guess = corrected.toString();
        return guesses > 0 && index.finds(QueryPlan.of(guess).query(Leniency.ALL_WORDS)) ? guess : null;
    }
}
