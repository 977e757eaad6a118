package io.loggia.analytics.completion;

import io.loggia.analytics.coverage.Coverage;
import java.time.Duration;

/**
 * How much of a media must be watched to complete it. A short clip may be missed in part (a logo, a farewell); of a long
 * lecture the same share would be minutes, so the share asked for rises with the length up to {@code fullLength}.
 *
 * @param base share asked of the shortest media
 * @param extra what is added to it at {@code fullLength} and beyond
 */
public record CompletionRule(double base, double extra, Duration fullLength) {

    /** 0.7 + 0.25 · min(duration, 600 s) / 600 s. */
    public static final CompletionRule DEFAULT = new CompletionRule(0.7, 0.25, Duration.ofMinutes(10));

    public CompletionRule {
        if (!(base > 0 && extra >= 0 && base + extra <= 1)) {
            throw new IllegalArgumentException("base must be above 0, extra 0 or more, and their sum at most 1");
        }
        if (fullLength.isNegative() || fullLength.isZero()) {
            throw new IllegalArgumentException("fullLength must be above 0");
        }
    }

    /**
     * The same share of a media of any length.
     *
     * @throws IllegalArgumentException for a share that is not above 0 and at most 1
     */
    public static CompletionRule always(double share) {
        return new CompletionRule(share, 0, DEFAULT.fullLength());
    }

    /** The share, 0 to 1, that completes a media of this length. */
    public double requiredShare(long durationMs) {
        double length = Math.min(Math.max(durationMs, 0), fullLength.toMillis());
        return base + extra * length / fullLength.toMillis();
    }

    /** A media without a known length is never completed. */
    public boolean isCompletedBy(Coverage coverage, long durationMs) {
        // Half a millisecond of grace: seconds became milliseconds by rounding.
        return durationMs > 0
                && coverage.within(0, durationMs).coveredMillis() + 0.5 >= requiredShare(durationMs) * durationMs;
    }
}
