package io.loggia.portal.search.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What took long to find on this server, the last of it. Nothing tells who asked. */
final class SlowQueries {

    private static final int KEPT = 50;

    private final Duration slow;
    private final Deque<SlowQuery> last = new ArrayDeque<>();

    SlowQueries(Duration slow) {
        this.slow = slow;
    }

    synchronized void note(SlowQuery query) {
        if (query.took().compareTo(slow) >= 0) {
            last.addFirst(query);
            if (last.size() > KEPT) {
                last.removeLast();
            }
        }
    }

    synchronized List<SlowQuery> last() {
        return List.copyOf(last);
    }
}
