package io.loggia.it;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits, with a bound, for what a server does in its own time. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** Fails the test when nothing came within {@code limit}. */
    static <T> T get(String what, Duration limit, Supplier<Optional<T>> look) {
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = System.nanoTime() > until;
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (last) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            pause();
        }
    }

    /** @return how long it took */
    static Duration holds(String what, Duration limit, BooleanSupplier look) {
        long began = System.nanoTime();
        get(what, limit, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
