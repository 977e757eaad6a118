package io.loggia.search.index;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one search may take, whatever it does in that time.
 *
 * @param nanos what tells the time, as {@link System#nanoTime} does
 */
public record SearchLimit(Duration longest, LongSupplier nanos) {

    private static final SearchLimit USUAL = new SearchLimit(Duration.ofSeconds(2), System::nanoTime);

    /** That of the portal. */
    public static SearchLimit usual() {
        return USUAL;
    }

    TimeLeft begin() {
        return new TimeLeft(longest.toNanos(), nanos);
    }
}
