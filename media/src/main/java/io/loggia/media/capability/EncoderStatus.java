package io.loggia.media.capability;

import org.jspecify.annotations.Nullable;

/**
 * What became of the trial of an encoder.
 *
 * @param reason why it does not work, in words; null when it does
 * @param speed of the trial against real time at 720p, null when it did not work
 */
public record EncoderStatus(
        Encoder encoder,
        State state,
        @Nullable String reason,
        @Nullable Double speed) {

    /** That FFmpeg lists an encoder only says that it was compiled in. */
    public enum State {
        WORKS,
        LISTED_BUT_FAILS,
        ABSENT
    }
}
