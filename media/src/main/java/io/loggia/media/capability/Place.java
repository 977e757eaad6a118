package io.loggia.media.capability;

import org.jspecify.annotations.Nullable;

/**
 * An encoder, and the device that works beside it: what fails and recovers as one.
 *
 * @param device null where all is done in software; beside a software encoder, it decodes
 */
public record Place(Encoder encoder, @Nullable Device device) {

    /** Such as {@code h264_nvenc on NVIDIA L4}. */
    public String words() {
        return device == null ? encoder.ffmpegName() : encoder.ffmpegName() + " on " + device.name();
    }
}
