package io.loggia.analytics.coverage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A set of milliseconds, kept as the shortest list of half-open intervals {@code [start, end)}: sorted, disjoint, and
 * never touching. Immutable; every operation is linear in the number of intervals.
 *
 * <p>It serves two axes: the seconds of a media that were watched, and the seconds of the clock that paid for them (see
 * {@link CreditRule}).
 */
public final class Coverage {

    /** Nothing at all. */
    public static final Coverage NONE = new Coverage(new long[0]);

    /** start, end, start, end …, strictly rising: the invariant that makes equality and storage plain. */
    private final long[] bounds;

    private final long coveredMs;

    private Coverage(long[] bounds) {
        this.bounds = bounds;
        long sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        this.coveredMs = sum;
    }

    /** One interval; {@link #NONE} when it is empty or ends before it starts. */
    public static Coverage of(long startMs, long endMs) {
        return startMs < endMs ? new Coverage(new long[] {startMs, endMs}) : NONE;
    }

    /**
     * The union of intervals in any order, overlapping or not.
     *
     * @param startEndMs start, end, start, end …; empty intervals are dropped
     * @throws IllegalArgumentException when the count is odd or an interval ends before it starts
     */
    public static Coverage union(long... startEndMs) {
        if (startEndMs.length % 2 != 0) {
            throw new IllegalArgumentException("an interval without an end");
        }
        boolean sorted = true;
        for (int i = 0; i < startEndMs.length; i += 2) {
            if (startEndMs[i + 1] < startEndMs[i]) {
                throw new IllegalArgumentException("an interval ends before it starts");
            }
            sorted &= i == 0 || startEndMs[i - 2] <= startEndMs[i];
        }
        long[] ordered = sorted ? startEndMs : sortedByStart(startEndMs);
        Builder builder = new Builder(ordered.length);
        for (int i = 0; i < ordered.length; i += 2) {
            builder.append(ordered[i], ordered[i + 1]);
        }
        return builder.build();
    }

    private static long[] sortedByStart(long[] bounds) {
        return IntStream.range(0, bounds.length / 2)
                .boxed()
                .sorted(Comparator.comparingLong(interval -> bounds[2 * interval]))
                .flatMapToLong(interval -> LongStream.of(bounds[2 * interval], bounds[2 * interval + 1]))
                .toArray();
    }

    public Coverage plus(Coverage other) {
        if (bounds.length == 0) {
            return other;
        }
        if (other.bounds.length == 0) {
            return this;
        }
        long[] a = bounds;
        long[] b = other.bounds;
        Builder builder = new Builder(a.length + b.length);
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (j == b.length || (i < a.length && a[i] <= b[j])) {
                builder.append(a[i], a[i + 1]);
                i += 2;
            } else {
                builder.append(b[j], b[j + 1]);
                j += 2;
            }
        }
        return builder.build();
    }

    /** What is in this and not in {@code other}. */
    public Coverage minus(Coverage other) {
        if (bounds.length == 0 || other.bounds.length == 0) {
            return this;
        }
        long[] b = other.bounds;
        Builder builder = new Builder(bounds.length + b.length);
        int j = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long from = bounds[i];
            long to = bounds[i + 1];
            while (j < b.length && b[j + 1] <= from) {
                j += 2;
            }
            for (int k = j; k < b.length && b[k] < to; k += 2) {
                builder.append(from, b[k]);
                from = Math.max(from, b[k + 1]);
            }
            builder.append(from, to);
        }
        return builder.build();
    }

    /** The part inside {@code [startMs, endMs)}. */
    public Coverage within(long startMs, long endMs) {
        if (bounds.length == 0 || (startMs <= bounds[0] && bounds[bounds.length - 1] <= endMs)) {
            return this;
        }
        Builder builder = new Builder(bounds.length);
        for (int i = 0; i < bounds.length; i += 2) {
            builder.append(Math.max(bounds[i], startMs), Math.min(bounds[i + 1], endMs));
        }
        return builder.build();
    }

    /** The first {@code millis} covered milliseconds, counted from the start. */
    public Coverage first(long millis) {
        if (millis >= coveredMs) {
            return this;
        }
        Builder builder = new Builder(bounds.length);
        long left = millis;
        for (int i = 0; i < bounds.length && left > 0; i += 2) {
            long taken = Math.min(left, bounds[i + 1] - bounds[i]);
            builder.append(bounds[i], bounds[i] + taken);
            left -= taken;
        }
        return builder.build();
    }

    public long coveredMillis() {
        return coveredMs;
    }

    /** How much of {@code [0, durationMs)} is covered, 0 to 1; 0 for a media without length. */
    public double share(long durationMs) {
        return durationMs <= 0 ? 0 : Math.min(1.0, (double) within(0, durationMs).coveredMs / durationMs);
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public int intervals() {
        return bounds.length / 2;
    }

    public long startMs(int interval) {
        return bounds[2 * interval];
    }

    public long endMs(int interval) {
        return bounds[2 * interval + 1];
    }

    /**
     * One short line for storage: the distances between bounds in base 36, such as {@code 0.9k.dw.2s}. Equal coverages
     * have equal lines.
     *
     * @throws IllegalStateException when an interval starts before zero, which no stored axis does
     */
    public String encode() {
        if (bounds.length > 0 && bounds[0] < 0) {
            throw new IllegalStateException("coverage before zero is not stored");
        }
        StringBuilder line = new StringBuilder(bounds.length * 4);
        long previous = 0;
        for (long bound : bounds) {
            if (!line.isEmpty()) {
                line.append('.');
            }
            line.append(Long.toString(bound - previous, Character.MAX_RADIX));
            previous = bound;
        }
        return line.toString();
    }

    /** @throws IllegalArgumentException when {@code line} did not come from {@link #encode()} */
    public static Coverage decode(String line) {
        if (line.isEmpty()) {
            return NONE;
        }
        int count = 1 + (int) line.chars().filter(c -> c == '.').count();
        long[] bounds = new long[count];
        long previous = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            int dot = line.indexOf('.', at);
            int end = dot < 0 ? line.length() : dot;
            long step = Long.parseLong(line, at, end, Character.MAX_RADIX);
            if (step < 0 || (step == 0 && i > 0)) {
                throw new IllegalArgumentException("not an encoded coverage");
            }
            previous = Math.addExact(previous, step);
            bounds[i] = previous;
            at = end + 1;
        }
        if (count % 2 != 0) {
            throw new IllegalArgumentException("not an encoded coverage: an interval without an end");
        }
        return new Coverage(bounds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coverage that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return IntStream.range(0, intervals())
                .mapToObj(i -> "[" + startMs(i) + "," + endMs(i) + ")")
                .collect(Collectors.joining(" "));
    }

    /** Takes intervals by rising start and joins those that overlap or touch. */
    private static final class Builder {

        private final long[] bounds;
        private int size;

        Builder(int capacity) {
            bounds = new long[capacity];
        }

        void append(long start, long end) {
            if (start >= end) {
                return;
            }
            if (size > 0 && start <= bounds[size - 1]) {
                bounds[size - 1] = Math.max(bounds[size - 1], end);
                return;
            }
            bounds[size++] = start;
            bounds[size++] = end;
        }

        Coverage build() {
            if (size == 0) {
                return NONE;
            }
            return new Coverage(size == bounds.length ? bounds : Arrays.copyOf(bounds, size));
        }
    }
}
