package io.loggia.media.capability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the last look at this machine found. */
public record Capabilities(List<EncoderStatus> encoders, Instant probedAt) {

    public Capabilities {
        encoders = List.copyOf(encoders);
    }

    public boolean works(Encoder encoder) {
        return encoders.stream()
                .anyMatch(status -> status.encoder() == encoder && status.state() == EncoderStatus.State.WORKS);
    }

    /** The best encoder of a codec that works, in the order of {@link Encoder}. */
    public Optional<Encoder> best(String codec, boolean hardware) {
        return java.util.Arrays.stream(Encoder.values())
                .filter(encoder -> encoder.codec().equals(codec))
                .filter(encoder -> hardware || !encoder.isHardware())
                .filter(this::works)
                .findFirst();
    }
}
