package io.loggia.media.capability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Capabilities as a test wishes them. */
public final class Proven {

    public static final Device CARD = new Device(Accelerator.NVIDIA, "0", "NVIDIA L4", "nvidia 550.54.15");
    public static final Device SECOND_CARD = new Device(Accelerator.NVIDIA, "1", "NVIDIA L4", "nvidia 550.54.15");
    public static final Device INTEL = new Device(Accelerator.QUICK_SYNC, "/dev/dri/renderD128", "Intel", "i915");
    public static final Device VAAPI = new Device(Accelerator.VAAPI, "/dev/dri/renderD128", "Intel", "i915");

    private final List<EncoderStatus> encoders = new ArrayList<>();
    private final List<DecoderStatus> decoders = new ArrayList<>();

    private Proven() {}

    /** A machine with x264 alone. */
    public static Proven software() {
        return new Proven().encodes(Encoder.H264_X264, null, 0, false);
    }

    public static Proven nothing() {
        return new Proven();
    }

    public Proven encodes(Encoder encoder, @Nullable Device device, int sessions, boolean inPlace) {
        List<EncoderStatus.Run> runs =
                List.of(new EncoderStatus.Run(encoder.profiles().getFirst(), 1080, 4, 30));
        encoders.add(new EncoderStatus(encoder, device, TrialState.WORKS, null, runs, sessions, inPlace));
        return this;
    }

    public Proven fails(Encoder encoder, @Nullable Device device, Reason reason) {
        encoders.add(EncoderStatus.fails(encoder, device, Why.of(reason)));
        return this;
    }

    public Proven decodes(Device device, SourceFormat... formats) {
        for (SourceFormat format : formats) {
            decoders.add(new DecoderStatus(format, device, TrialState.WORKS, null, 10.0));
        }
        return this;
    }

    public Capabilities capabilities() {
        return new Capabilities(
                new CapabilityKey("test"), new Machine(List.of(), List.of()), encoders, decoders, Instant.EPOCH);
    }
}
