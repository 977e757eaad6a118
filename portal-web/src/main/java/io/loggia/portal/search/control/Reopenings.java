package io.loggia.portal.search.control;

import java.time.Duration;
import java.time.Instant;

/**
 * When an index that closed itself is opened again: at once, then ever less often as long as it closes itself again soon.
 * Opening reads all of its files. For one thread.
 */
final class Reopenings {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Instant next = Instant.EPOCH;
    private Duration pause = SHORTEST;

    /** Whether it is to be opened now, which counts as having done so. */
    boolean take(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        Duration longer = pause.multipliedBy(2);
        boolean goneLongWell = now.isAfter(next.plus(LONGEST));
        pause = goneLongWell ? SHORTEST : longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        next = now.plus(pause);
        return true;
    }
}
