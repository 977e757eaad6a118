package io.loggia.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.IgnoredPlayback;
import org.junit.jupiter.api.Test;

class PlayedPartsTest {

    private static final Coverage ALL = Coverage.of(0, 30_000);
    private static final Coverage HIDDEN = Coverage.of(10_000, 30_000);
    private static final Coverage SILENT = Coverage.of(20_000, 30_000);

    @Test
    void counted_leavesOutWhatIsIgnored_andNothingElse() {
        PlayedParts played = new PlayedParts(ALL, HIDDEN, SILENT);

        assertThat(played.counted(IgnoredPlayback.NONE)).isEqualTo(ALL);
        assertThat(played.counted(IgnoredPlayback.HIDDEN_AND_MUTED)).isEqualTo(Coverage.of(0, 20_000));
        assertThat(played.counted(IgnoredPlayback.HIDDEN)).isEqualTo(Coverage.of(0, 10_000));
    }

    @Test
    void counted_silentAlone_isHiddenToo() {
        assertThat(new PlayedParts(ALL, Coverage.NONE, SILENT).counted(IgnoredPlayback.HIDDEN))
                .isEqualTo(Coverage.of(0, 20_000));
    }

    @Test
    void counted_ofAPlayerThatSaysNothing_isAll() {
        for (IgnoredPlayback ignored : IgnoredPlayback.values()) {
            assertThat(PlayedParts.inSight(ALL).counted(ignored)).isEqualTo(ALL);
        }
    }
}
