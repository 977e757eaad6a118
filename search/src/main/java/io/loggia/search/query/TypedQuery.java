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

    /** Whether a time was named. */
    boolean isTimed() {
        return from != null || until != null;
    }
}
