package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.Profile;
import io.loggia.media.capability.RateControl;
import io.loggia.media.plan.LadderSettings.Rung;
import java.util.ArrayList;
import java.util.List;

/** How each encoder is told quality, cap and where key frames must be. */
final class EncoderOptions {

    private EncoderOptions() {}

    /** @param segmentFrames pictures from one key frame to the next */
    static List<String> of(
            Encoder encoder, Profile profile, Rung rung, boolean halved, FrameRate rate, int segmentFrames) {
        long cap = cap(rung, halved, rate);
        List<String> options = new ArrayList<>(RateControl.of(encoder, profile, rung.quality(), cap));
        // Apple's players want parameter sets in the initialisation segment alone, which this name promises.
        options.addAll(encoder.codec().equals("hevc") ? List.of("-tag:v", "hvc1") : List.of());
        options.addAll(List.of("-g", Integer.toString(segmentFrames)));
        options.addAll(List.of("-force_key_frames", "expr:not(mod(n," + segmentFrames + "))"));
        return options;
    }

    static long cap(Rung rung, boolean halved, FrameRate rate) {
        return rate.isFast() && !halved ? rung.maxBitsPerSecond() * 3L / 2 : rung.maxBitsPerSecond();
    }
}
