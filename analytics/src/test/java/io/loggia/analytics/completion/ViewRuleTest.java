package io.loggia.analytics.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.Coverage;
import org.junit.jupiter.api.Test;

class ViewRuleTest {

    private static boolean viewed(long playedMs, long durationMs) {
        return ViewRule.DEFAULT.isViewedBy(Coverage.of(0, playedMs), durationMs);
    }

    @Test
    void tenSeconds_ofALongItem_areAView() {
        assertThat(viewed(9_998, 3_600_000)).isFalse();
        assertThat(viewed(10_000, 3_600_000)).isTrue();
    }

    @Test
    void threeTenths_ofAShortItem_areAView() {
        assertThat(viewed(2_998, 10_000)).isFalse();
        assertThat(viewed(3_000, 10_000)).isTrue();
    }

    @Test
    void nothing_isNoView_whateverTheLength() {
        assertThat(viewed(0, 0)).isFalse();
        assertThat(viewed(0, 1)).isFalse();
    }
}
