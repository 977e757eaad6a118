package io.loggia.media.capability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs away from hardware that failed in the middle of one. A breaker opens at the failure, and closes when a
 * trial has succeeded again; until then trials come at growing intervals. Safe for many threads.
 */
public final class CircuitBreakers {

    private final Clock clock;
    private final Duration firstWait;
    private final Duration longestWait;
    private final Map<Place, Breaker> breakers = new LinkedHashMap<>();

    /**
     * @param firstWait from a failure to the first trial; doubled with each trial that fails
     */
    public CircuitBreakers(Clock clock, Duration firstWait, Duration longestWait) {
        this.clock = clock;
        this.firstWait = firstWait;
        this.longestWait = longestWait;
    }

    /**
     * One breaker.
     *
     * @param failures jobs that went on in software since the server started
     * @param reason of the last failure
     * @param retryAt when the next trial is due; null while it is closed
     * @param interval from this trial to the one after it
     */
    public record Breaker(
            Place place,
            boolean open,
            int failures,
            Why reason,
            Instant changedAt,
            @Nullable Instant retryAt,
            Duration interval) {}

    public synchronized boolean isOpen(Place place) {
        Breaker known = breakers.get(place);
        return known != null && known.open();
    }

    /** A job failed on it. */
    public synchronized void failed(Place place, Why reason) {
        Breaker known = breakers.get(place);
        int failures = known == null ? 1 : known.failures() + 1;
        open(place, failures, reason, firstWait);
    }

    /** What failed was not its fault: the same job failed without it, too. */
    public synchronized void acquitted(Place place) {
        Breaker known = breakers.get(place);
        if (known != null) {
            close(place, Math.max(0, known.failures() - 1), known.reason());
        }
    }

    /**
     * Those whose trial is due. Whoever asks has them tried now: for others they are not due until that trial must be
     * over.
     */
    public synchronized List<Place> takeDue() {
        Instant now = clock.instant();
        List<Place> due = breakers.values().stream()
                .filter(one -> one.retryAt() != null && !now.isBefore(one.retryAt()))
                .map(Breaker::place)
                .toList();
        due.forEach(place -> {
            Breaker one = breakers.get(place);
            if (one != null) {
                open(place, one.failures(), one.reason(), one.interval());
            }
        });
        return due;
    }

    /** @param reason why the trial failed; null when it succeeded */
    public synchronized void tried(Place place, @Nullable Why reason) {
        Breaker known = breakers.get(place);
        if (known == null || !known.open()) {
            return;
        }
        if (reason == null) {
            close(place, known.failures(), known.reason());
        } else {
            Duration doubled = known.interval().multipliedBy(2);
            open(place, known.failures(), reason, doubled.compareTo(longestWait) < 0 ? doubled : longestWait);
        }
    }

    /** All that ever opened, as they are now. */
    public synchronized List<Breaker> all() {
        return breakers.values().stream()
                .sorted(Comparator.comparing(one -> one.place().words()))
                .toList();
    }

    private void open(Place place, int failures, Why reason, Duration wait) {
        Instant now = clock.instant();
        breakers.put(place, new Breaker(place, true, failures, reason, now, now.plus(wait), wait));
    }

    private void close(Place place, int failures, Why reason) {
        breakers.put(place, new Breaker(place, false, failures, reason, clock.instant(), null, firstWait));
    }
}
