package io.loggia.media.still;

import io.loggia.media.probe.VideoStream;

/** A size of the video's shape that fits a box. */
record StillSize(int width, int height) {

    static StillSize fitting(VideoStream video, int maxWidth, int maxHeight) {
        double scale = Math.min(
                1, Math.min((double) maxWidth / video.displayWidth(), (double) maxHeight / video.displayHeight()));
        return new StillSize(even(video.displayWidth() * scale), even(video.displayHeight() * scale));
    }

    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }
}
