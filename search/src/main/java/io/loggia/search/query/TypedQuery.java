package io.loggia.search.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, taken apart.
 *
 * @param wanted what is asked for; of the words of one entry any will do, since OR stands between them
 * @param excluded what hits must not hold
 * @param from the earliest creation, from {@code after:}
 * @param until creations from here on are left out, from {@code before:}
 * @param cut whether more was typed than is read
 */
public record TypedQuery(
        List<List<QueryWord>> wanted,
        List<QueryWord> excluded,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean cut) {

    public TypedQuery {
        wanted = List.copyOf(wanted);
        excluded = List.copyOf(excluded);
    }

    /** All that is asked for, whatever stands between. */
    public List<QueryWord> words() {
        return wanted.stream().flatMap(List::stream).toList();
    }

    /** All that is asked for as text, with spaces where they were typed. */
    String text() {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (QueryWord word : words()) {
            if (!text.isEmpty() && word.start() > end) {
                text.append(' ');
            }
            text.append(word.text());
            end = word.start() + word.text().length();
        }
        return text.toString();
    }

    /** Whether a time was named. */
    boolean isTimed() {
        return from != null || until != null;
    }
}
