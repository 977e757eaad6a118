package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialWordsTest {

    @ParameterizedTest
    @CsvSource({
        "nvenc-without-driver.txt, 'The NVIDIA driver is not installed, or not visible to the server.'",
        "nvenc-without-driver-late.txt, 'The NVIDIA driver is not installed, or not visible to the server.'",
        "vaapi-without-device.txt, There is no graphics device for VA-API (/dev/dri).",
        "qsv-without-device.txt, There is no graphics device for VA-API (/dev/dri).",
        "v4l2-without-device.txt, No device of the kernel (/dev/video*) encodes this.",
        "vulkan-without-encoder.txt, The graphics device has no encoder for this.",
        "download-of-software-frames.txt, The pictures were not decoded by the device."
    })
    void recordedMessages_areSaidInWords(String recording, String words) {
        assertThat(TrialWords.of(Recorded.text(recording)).words()).isEqualTo(words);
    }

    @Test
    void unknownMessage_isSaidWithoutAddresses() {
        assertThat(TrialWords.of("[vost#0:0/abc @ 0x55] [enc:abc @ 0x56] Odd thing at 0x57\nmore")
                        .words())
                .isEqualTo("Odd thing at.");
        assertThat(TrialWords.of("").words()).isEqualTo("The trial failed without a message.");
    }

    @Test
    void likeness_isReadAndJudged() {
        assertThat(TrialRun.psnr(
                        "[Parsed_psnr_2 @ 0x7f] PSNR y:31.6 u:31.6 v:26.8 average:30.376445 min:25.6 max:49.5"))
                .isEqualTo(OptionalDouble.of(30.376445));
        assertThat(TrialRun.psnr("PSNR y:inf u:inf v:inf average:inf min:inf max:inf"))
                .isPresent();
        assertThat(TrialRun.psnr("PSNR y:nan average:nan")).isEmpty();
        assertThat(TrialRun.unlike(OptionalDouble.of(30.4))).isNull();
        assertThat(TrialRun.unlike(OptionalDouble.of(10.2)))
                .isEqualTo(Why.of(Reason.WRONG_PICTURES, "likeness", "10.2"))
                .extracting(Why::words)
                .asString()
                .contains("wrong pictures (likeness 10.2 dB");
        assertThat(TrialRun.unlike(OptionalDouble.empty())).isEqualTo(Why.of(Reason.NOTHING_TO_DECODE));
    }
}
