package io.loggia.media.capability;

import org.jspecify.annotations.Nullable;

/**
 * What became of the trial to decode a format on a device.
 *
 * @param reason why it does not work; null when it does
 * @param speed against real time at 30 pictures a second, null when it does not work
 */
public record DecoderStatus(
        SourceFormat format,
        Device device,
        TrialState state,
        @Nullable Why reason,
        @Nullable Double speed) {

    public boolean works() {
        return state == TrialState.WORKS;
    }
}
