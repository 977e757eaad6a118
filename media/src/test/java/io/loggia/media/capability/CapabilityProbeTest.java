package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.run.TestTools;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class CapabilityProbeTest {

    @Test
    void software_works_andHardwareIsProvenOrExplained() throws Exception {
        Capabilities capabilities = new CapabilityProbe(TestTools.tools(), Clock.systemUTC()).probe();

        assertThat(capabilities.works(Encoder.H264_X264)).isTrue();
        assertThat(capabilities.best("h264", false)).contains(Encoder.H264_X264);
        assertThat(capabilities.encoders()).hasSize(Encoder.values().length).allSatisfy(status -> {
            if (status.state() == EncoderStatus.State.WORKS) {
                assertThat(status.speed()).isPositive();
            } else {
                assertThat(status.reason()).endsWith(".").doesNotContain("0x");
            }
        });
    }

    @Test
    void reason_knownOrNot_isAShortSentence() {
        assertThat(CapabilityProbe.inWords("[h264_nvenc @ 0x55] Cannot load libcuda.so.1\n"))
                .isEqualTo("The NVIDIA driver is not installed, or not visible to the server.");
        assertThat(CapabilityProbe.inWords("[abc @ 0x55] Odd thing\nmore")).isEqualTo("Odd thing");
    }
}
