package io.loggia.media.run;

import java.time.Duration;

/**
 * How far FFmpeg has come.
 *
 * @param position of the output
 * @param speed against real time, 0 where it is not known yet
 */
public record Progress(Duration position, double speed) {

    /** Takes what FFmpeg tells about itself while it works. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = progress -> {};

        void onProgress(Progress progress);
    }
}
