package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.catalog.control.ChangeLog.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeCursorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration IMPOSSIBLE_AFTER = Duration.ofSeconds(150);

    private final ChangeCursor cursor = new ChangeCursor(10, IMPOSSIBLE_AFTER);

    @Test
    void applied_withoutGap_settlesAll() {
        cursor.applied(List.of(12L, 11L), NOW);

        assertThat(cursor.settled()).isEqualTo(12);
        assertThat(cursor.gaps()).isEmpty();
    }

    @Test
    void applied_withGap_settlesBeforeItUntilItAppears() {
        cursor.applied(List.of(11L, 14L), NOW);
        assertThat(cursor.settled()).isEqualTo(11);
        assertThat(cursor.gaps()).containsExactly(new Numbers(12, 13));

        cursor.applied(List.of(12L), NOW);
        assertThat(cursor.settled()).isEqualTo(12);
        cursor.applied(List.of(13L), NOW);
        assertThat(cursor.settled()).isEqualTo(14);
    }

    @Test
    void giveUp_gapOlderThanAnyTransaction_isForgotten() {
        cursor.applied(List.of(12L), NOW);

        cursor.giveUp(NOW.plus(IMPOSSIBLE_AFTER).minusMillis(1));
        assertThat(cursor.settled()).isEqualTo(10);
        cursor.giveUp(NOW.plus(IMPOSSIBLE_AFTER));
        assertThat(cursor.settled()).isEqualTo(12);
    }

    @Test
    void applied_hugeGap_isRememberedWhole() {
        cursor.applied(List.of(5_000_000L), NOW);
        assertThat(cursor.gaps()).containsExactly(new Numbers(11, 4_999_999));
        assertThat(cursor.settled()).isEqualTo(10);

        cursor.applied(List.of(3_000L), NOW);

        assertThat(cursor.highest()).isEqualTo(5_000_000);
        assertThat(cursor.gaps()).containsExactly(new Numbers(11, 2_999), new Numbers(3_001, 4_999_999));
    }
}
