package io.loggia.media.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loggia.media.run.LyingTools;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.TestTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilityProbeTest {

    private static final List<TrialSize> SIZES =
            List.of(new TrialSize(640, 360, 23, 1_400_000), new TrialSize(320, 180, 23, 800_000));
    private static final Place CARD = new Place(Encoder.H264_NVENC, Proven.CARD);

    @TempDir
    Path folder;

    private CapabilityProbe probe(MediaTools tools, Duration timeout) {
        return new CapabilityProbe(tools, DeviceFinder.ofThisMachine(), folder, SIZES, Clock.systemUTC(), timeout);
    }

    @Test
    void software_works_andHardwareIsProvenOrExplained() throws Exception {
        CapabilityProbe probe =
                new CapabilityProbe(TestTools.tools(), DeviceFinder.ofThisMachine(), folder, SIZES, Clock.systemUTC());
        List<String> told = new ArrayList<>();

        Capabilities found = probe.probe((done, total, what) -> told.add(done + "/" + total + " " + what));

        assertThat(found.works(Encoder.H264_X264)).isTrue();
        assertThat(found.works(Encoder.H264_OPENH264)).isTrue();
        assertThat(found.software()).isEqualTo(Encoder.H264_X264);
        assertThat(found.key()).isEqualTo(probe.key());
        assertThat(found.encoders())
                .hasSizeGreaterThanOrEqualTo(Encoder.values().length)
                .allSatisfy(status -> {
                    if (status.works()) {
                        assertThat(status.runs())
                                .filteredOn(run -> run.profile() == status.profile())
                                .extracting(EncoderStatus.Run::lines)
                                .containsExactly(360, 180);
                        assertThat(status.speed().orElseThrow()).isPositive();
                        assertThat(status.sessions() > 0).isEqualTo(status.device() != null);
                    } else {
                        assertThat(Objects.requireNonNull(status.reason()).words())
                                .endsWith(".")
                                .doesNotContain("0x");
                    }
                });
        assertThat(told).hasSizeGreaterThanOrEqualTo(Encoder.values().length);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "listed, 'The NVIDIA driver is not installed, or not visible to the server.'",
        "green, 'It gives wrong pictures'"
    })
    void cardThatLies_isFoundOut(String mode, String reason) throws Exception {
        EncoderStatus status = probe(LyingTools.of(mode), Duration.ofMinutes(2)).again(CARD, Capabilities.UNTRIED);

        assertThat(status.state()).isEqualTo(TrialState.LISTED_BUT_FAILS);
        assertThat(Objects.requireNonNull(status.reason()).words()).startsWith(reason);
        assertThat(status.device()).isEqualTo(Proven.CARD);
    }

    @Test
    void cardThatHangs_costsItsTimeLimitAndNoMore() throws Exception {
        EncoderStatus status =
                probe(LyingTools.of("hangs"), Duration.ofSeconds(3)).again(CARD, Capabilities.UNTRIED);

        assertThat(status.reason()).isEqualTo(Why.of(Reason.TOO_SLOW));
    }

    @Test
    void cardWithoutTheBetterProfile_isUsedWithTheOther() throws Exception {
        EncoderStatus status =
                probe(LyingTools.of("main-only"), Duration.ofMinutes(2)).again(CARD, Capabilities.UNTRIED);

        assertThat(status.works()).as("%s", status.reason()).isTrue();
        assertThat(status.profile()).isEqualTo(Profile.MAIN);
        assertThat(status.runs()).extracting(EncoderStatus.Run::profile).containsExactly(Profile.MAIN, Profile.MAIN);
        assertThat(status.sessions()).isEqualTo(8);
    }

    @Test
    void cardThatWorks_isMeasured() throws Exception {
        EncoderStatus status =
                probe(LyingTools.of("works"), Duration.ofMinutes(2)).again(CARD, Capabilities.UNTRIED);

        assertThat(status.works()).as("%s", status.reason()).isTrue();
        assertThat(status.runs())
                .as("each profile in each size")
                .extracting(EncoderStatus.Run::profile, EncoderStatus.Run::lines)
                .containsExactly(
                        tuple(Profile.HIGH, 360),
                        tuple(Profile.HIGH, 180),
                        tuple(Profile.MAIN, 360),
                        tuple(Profile.MAIN, 180));
        assertThat(status.sessions()).isEqualTo(8);
        assertThat(status.inPlace()).as("nothing decodes on it").isFalse();
    }
}
