package io.loggia.portal.search.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last searches on this server that took long. Nothing tells who asked. */
final class SlowQueries {

    private static final int KEPT = 50;

    private final Duration slow;
    private final Deque<SlowQuery> last = new ArrayDeque<>();

    SlowQueries(Duration slow) {
        this.slow = slow;
    }

    synchronized void note(String text, Duration took, int found, Instant now) {
        if (took.compareTo(slow) >= 0) {
            last.addFirst(new SlowQuery(now, text, took, found));
            if (last.size() > KEPT) {
                last.removeLast();
            }
        }
    }

    synchronized List<SlowQuery> last() {
        return List.copyOf(last);
    }
}
