package io.loggia.media.capability;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What became of the trial of an encoder on a device.
 *
 * @param device null for software, and where the encoder is not compiled in
 * @param reason why it does not work; null when it does
 * @param runs by profile, the one to use first, then by size, largest first; empty when it does not work
 * @param sessions that opened at a time, as far as was tried; 0 when it does not work, and for software
 * @param inPlace whether pictures went from the decoder through the resizer to the encoder without leaving the device
 */
public record EncoderStatus(
        Encoder encoder,
        @Nullable Device device,
        TrialState state,
        @Nullable Why reason,
        List<Run> runs,
        int sessions,
        boolean inPlace) {

    /**
     * A pattern that was encoded and decoded again.
     *
     * @param lines the shorter side of its pictures
     * @param speed against real time at 30 pictures a second, the start of the process included
     * @param psnrDb likeness of what came back to what went in
     */
    public record Run(Profile profile, int lines, double speed, double psnrDb) {}

    public EncoderStatus {
        runs = List.copyOf(runs);
    }

    static EncoderStatus absent(Encoder encoder) {
        return new EncoderStatus(encoder, null, TrialState.ABSENT, Why.of(Reason.NOT_COMPILED_IN), List.of(), 0, false);
    }

    static EncoderStatus fails(Encoder encoder, @Nullable Device device, Why reason) {
        return new EncoderStatus(encoder, device, TrialState.LISTED_BUT_FAILS, reason, List.of(), 0, false);
    }

    public boolean works() {
        return state == TrialState.WORKS;
    }

    public Place place() {
        return new Place(encoder, device);
    }

    /** The one to use: the first that encoded every size. */
    public Profile profile() {
        return runs.isEmpty() ? encoder.profiles().getFirst() : runs.getFirst().profile();
    }

    /** Of the largest size in the profile to use. */
    public OptionalDouble speed() {
        return runs.stream().mapToDouble(Run::speed).findFirst();
    }
}
