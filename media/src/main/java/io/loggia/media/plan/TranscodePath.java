package io.loggia.media.plan;

import io.loggia.media.capability.Device;
import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.Place;
import io.loggia.media.capability.Profile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where pictures are decoded and where they are encoded, which is chosen apart.
 *
 * @param profile that the encoder is asked for
 * @param device that decodes or encodes or both; null where software does all
 * @param decodes whether the device decodes
 * @param inPlace whether pictures stay on the device from the decoder to the encoder
 */
public record TranscodePath(
        Encoder encoder, Profile profile, @Nullable Device device, boolean decodes, boolean inPlace) {

    /** How much of the work hardware does. */
    public enum Kind {
        HARDWARE,
        HYBRID,
        SOFTWARE
    }

    public TranscodePath {
        boolean needsDevice = encoder.isHardware() || decodes;
        if (needsDevice != (device != null)) {
            throw new IllegalArgumentException("A device is named when it is used");
        }
        if (inPlace && !(encoder.isHardware() && decodes)) {
            throw new IllegalArgumentException("Pictures stay on a device that both decodes and encodes");
        }
    }

    /** In the profile that the encoder is tried with first. */
    public TranscodePath(Encoder encoder, @Nullable Device device, boolean decodes, boolean inPlace) {
        this(encoder, encoder.profiles().getFirst(), device, decodes, inPlace);
    }

    public static TranscodePath software(Encoder encoder) {
        return new TranscodePath(encoder, null, false, false);
    }

    public Kind kind() {
        if (device == null) {
            return Kind.SOFTWARE;
        }
        return encoder.isHardware() && decodes ? Kind.HARDWARE : Kind.HYBRID;
    }

    public boolean usesDevices() {
        return device != null;
    }

    /** What fails and recovers as one. */
    public Place place() {
        return new Place(encoder, device);
    }

    /** What an encoder is asked for here; those of variants run beside the path's own, in software. */
    Profile profileOf(Encoder one) {
        return one == encoder ? profile : one.profiles().getFirst();
    }

    /** What FFmpeg needs ahead of the input. */
    List<String> before() {
        Device opened = device;
        if (opened == null) {
            return List.of();
        }
        List<String> options = new ArrayList<>(opened.opening());
        if (decodes) {
            options.addAll(inPlace ? opened.decodingInPlace() : opened.decoding());
        }
        return options;
    }

    /** The end of a filter chain: from the rate's pictures to what the encoder takes in this size. */
    String sized(int width, int height) {
        Device opened = device;
        return inPlace && opened != null
                ? opened.accelerator().scale(width, height) + ",setsar=1"
                : "scale=" + width + ":" + height + ",setsar=1,format=yuv420p" + encoder.upload();
    }
}
