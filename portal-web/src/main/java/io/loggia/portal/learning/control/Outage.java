package io.loggia.portal.learning.control;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Spares callers the wait for what has just failed to answer: meanwhile one tries, now and then. */
final class Outage {

    private static final long NONE = Long.MIN_VALUE;

    private final long pauseNanos;
    private final LongSupplier nanos;

    /** When somebody may try next. */
    private final AtomicLong nextTry = new AtomicLong(NONE);

    Outage(Duration pause, LongSupplier nanos) {
        pauseNanos = pause.toNanos();
        this.nanos = nanos;
    }

    /** Whether the caller may ask; during an outage, one caller in each pause. */
    boolean mayTry() {
        long next = nextTry.get();
        long now = nanos.getAsLong();
        return next == NONE || (now - next >= 0 && nextTry.compareAndSet(next, now + pauseNanos));
    }

    void begin() {
        nextTry.set(nanos.getAsLong() + pauseNanos);
    }

    void end() {
        nextTry.set(NONE);
    }

    boolean isOn() {
        return nextTry.get() != NONE;
    }
}
