package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.capability.Accelerator;
import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.CapabilityKey;
import io.loggia.media.capability.DecoderStatus;
import io.loggia.media.capability.Device;
import io.loggia.media.capability.Encoder;
import io.loggia.media.capability.EncoderStatus;
import io.loggia.media.capability.Machine;
import io.loggia.media.capability.SourceFormat;
import io.loggia.media.capability.TrialState;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of trials must be read as it was written. */
class CapabilitiesJsonTest {

    @Test
    void capabilities_writtenAndRead_areTheSame() throws Exception {
        Device card = new Device(Accelerator.NVIDIA, "0", "NVIDIA L4", "nvidia 550.54.15");
        Capabilities found = new Capabilities(
                new CapabilityKey("ffmpeg 8.1.2"),
                new Machine(List.of(card), List.of(new Machine.Presence("AMF", false, "libamfrt64.so.1"))),
                List.of(
                        new EncoderStatus(
                                Encoder.H264_NVENC,
                                card,
                                TrialState.WORKS,
                                null,
                                List.of(new EncoderStatus.Run(1080, 9.5, 31.2)),
                                8,
                                true),
                        new EncoderStatus(Encoder.AV1_QSV, null, TrialState.ABSENT, "Absent.", List.of(), 0, false)),
                List.of(
                        new DecoderStatus(SourceFormat.HEVC_10_BIT, card, TrialState.WORKS, null, 12.5),
                        new DecoderStatus(SourceFormat.H264_10_BIT, card, TrialState.LISTED_BUT_FAILS, "No.", null)),
                Instant.parse("2026-11-28T12:00:00Z"));

        try (Jsonb json = JsonbBuilder.create()) {
            assertThat(json.fromJson(json.toJson(found), Capabilities.class)).isEqualTo(found);
        }
    }
}
