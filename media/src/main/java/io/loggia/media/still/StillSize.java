package io.loggia.media.still;

import io.loggia.media.probe.VideoStream;

/**
 * A size in pixels of a video's shape as it is shown.
 *
 * @param width even
 * @param height even
 */
public record StillSize(int width, int height) {

    /** The largest that fits a box, and is no larger than the video. */
    public static StillSize fitting(VideoStream video, int maxWidth, int maxHeight) {
        double scale = Math.min(
                1, Math.min((double) maxWidth / video.displayWidth(), (double) maxHeight / video.displayHeight()));
        return new StillSize(even(video.displayWidth() * scale), even(video.displayHeight() * scale));
    }

    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }
}
