package io.loggia.media.capability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What this machine can do, as last tried. */
public record Capabilities(
        CapabilityKey key,
        Machine machine,
        List<EncoderStatus> encoders,
        List<DecoderStatus> decoders,
        Instant probedAt) {

    /** Before anything was tried: software is all there is. */
    public static final Capabilities UNTRIED = new Capabilities(
            new CapabilityKey(""), new Machine(List.of(), List.of()), List.of(), List.of(), Instant.EPOCH);

    public Capabilities {
        encoders = List.copyOf(encoders);
        decoders = List.copyOf(decoders);
    }

    public boolean works(Encoder encoder) {
        return encoders.stream().anyMatch(status -> status.encoder() == encoder && status.works());
    }

    /** Software that encodes what the ladder is made of; the better one where nothing was tried or nothing works. */
    public Encoder software() {
        return works(Encoder.H264_OPENH264) && !works(Encoder.H264_X264) ? Encoder.H264_OPENH264 : Encoder.H264_X264;
    }

    /** Whether the device decodes the format. */
    public boolean decodes(Device device, SourceFormat format) {
        return decoders.stream()
                .anyMatch(status -> status.device().equals(device) && status.format() == format && status.works());
    }

    /** The device that decodes a format, found first. */
    public Optional<Device> decoderOf(SourceFormat format) {
        return decoders.stream()
                .filter(status -> status.format() == format && status.works())
                .map(DecoderStatus::device)
                .findFirst();
    }

    /** With the outcome of a trial in place of the one before. */
    public Capabilities with(EncoderStatus fresh) {
        List<EncoderStatus> all = encoders.stream()
                .map(status -> status.place().equals(fresh.place()) ? fresh : status)
                .toList();
        return new Capabilities(key, machine, all, decoders, probedAt);
    }
}
