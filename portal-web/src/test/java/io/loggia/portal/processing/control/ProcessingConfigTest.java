package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessingConfigTest {

    private final ProcessingConfig config = new ProcessingConfig();

    @Test
    void pauses_growFourfold_upToSixHours() {
        config.backOff = Duration.ofSeconds(10);
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(config::pauseAfter))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 40L, 160L, 640L, 2_560L, 10_240L, 21_600L, 21_600L);
        assertThat(config.pauseAfter(20)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void jobThatIsTriedAgainAtOnce_isSoEachTime() {
        config.backOff = Duration.ZERO;
        assertThat(config.pauseAfter(3)).isZero();
    }

    @Test
    void longerWaitThanTheLongest_isCutToIt() {
        config.backOff = Duration.ofDays(1);
        assertThat(config.pauseAfter(1)).isEqualTo(Duration.ofHours(6));
    }
}
