package io.loggia.media.probe;

import java.time.Duration;

/**
 * What media may claim before we spend anything on it.
 *
 * @param maxPixels of one picture
 */
public record ProbeLimits(Duration maxDuration, long maxPixels, int maxStreams, int maxFrameRate) {

    /** A day of 8K. */
    public static final ProbeLimits DEFAULT = new ProbeLimits(Duration.ofHours(24), 7680L * 4320, 64, 300);

    public ProbeLimits {
        if (!maxDuration.isPositive() || maxPixels < 1 || maxStreams < 1 || maxFrameRate < 1) {
            throw new IllegalArgumentException("Probe limits must be positive");
        }
    }
}
