package io.loggia.analytics.coverage;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a player says it has played. Nothing in it is believed yet: it only becomes well-formed here, and {@link
 * CreditRule} decides how much of it counts.
 */
public final class CoverageClaim {

    /** More jumps than a person makes in one session; bounds the work one beat can ask for. */
    public static final int MAX_INTERVALS = 1_000;

    /** Ends beyond this are cut, so that sums of milliseconds cannot overflow. No media is a year long. */
    private static final double MAX_SECONDS = 366.0 * 24 * 3600;

    private CoverageClaim() {}

    /**
     * Overlapping, unordered and empty intervals are honest noise and are put in order.
     *
     * @param intervals pairs of start and end in seconds
     * @throws LoggiaException {@link ErrorCode#INVALID_COVERAGE} for a missing list, too many intervals, one that is not
     *     a pair of finite numbers, starts before zero, or ends before it starts
     */
    public static Coverage parse(@Nullable List<? extends @Nullable List<? extends @Nullable Number>> intervals) {
        if (intervals == null) {
            throw invalid("It must be a list of [start, end] pairs in seconds.");
        }
        if (intervals.size() > MAX_INTERVALS) {
            throw invalid("It has more than " + MAX_INTERVALS + " intervals.");
        }
        long[] bounds = new long[2 * intervals.size()];
        int i = 0;
        for (List<? extends @Nullable Number> interval : intervals) {
            if (interval == null || interval.size() != 2) {
                throw invalid("Each interval must be a pair of seconds, [start, end].");
            }
            double start = seconds(interval.get(0));
            double end = seconds(interval.get(1));
            if (end < start) {
                throw invalid("An interval ends before it starts.");
            }
            bounds[i++] = millis(start);
            bounds[i++] = millis(end);
        }
        return Coverage.union(bounds);
    }

    private static double seconds(@Nullable Number number) {
        if (number == null) {
            throw invalid("Each interval must be a pair of seconds, [start, end].");
        }
        double seconds = number.doubleValue();
        if (!Double.isFinite(seconds) || seconds < 0) {
            throw invalid("Each bound must be a finite number of seconds, zero or more.");
        }
        return seconds;
    }

    private static long millis(double seconds) {
        return Math.round(Math.min(seconds, MAX_SECONDS) * 1000);
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_COVERAGE, detail);
    }
}
