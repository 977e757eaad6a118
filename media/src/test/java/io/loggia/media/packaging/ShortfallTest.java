package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortfallTest {

    private static MediaInfo claims(Container container, int seconds) {
        return new MediaInfo(
                container, Duration.ofSeconds(seconds), null, List.of(new AudioStream(0, "aac", "LC", 2, 48000, null)));
    }

    @Test
    void filmThatEndsTooSoon_isTold() {
        MediaInfo hour = claims(Container.MATROSKA, 3600);

        assertThat(Shortfall.note(hour, Duration.ofSeconds(1875)))
                .hasValueSatisfying(note -> assertThat(note).contains("0:31:15", "1:00:00", "was published"));
        assertThat(Shortfall.differs(hour, Duration.ofSeconds(1875))).isTrue();
    }

    @Test
    void whatRoundingMakes_isNot() {
        assertThat(Shortfall.differs(claims(Container.MP4, 10), Duration.ofMillis(9_400)))
                .isFalse();
        assertThat(Shortfall.differs(claims(Container.MP4, 3600), Duration.ofSeconds(3570)))
                .isFalse();
        assertThat(Shortfall.differs(claims(Container.MP4, 3600), Duration.ZERO))
                .as("a length that is not known")
                .isFalse();
    }

    @Test
    void lengthThatNobodyClaimed_isCorrectedInSilence() {
        MediaInfo reckoned = claims(Container.AAC, 100);

        assertThat(Shortfall.differs(reckoned, Duration.ofSeconds(60))).isTrue();
        assertThat(Shortfall.note(reckoned, Duration.ofSeconds(60))).isEmpty();
        assertThat(Shortfall.note(claims(Container.MP4, 60), Duration.ofSeconds(100)))
                .isEmpty();
    }
}
