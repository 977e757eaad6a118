package io.loggia.analytics.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.loggia.analytics.coverage.Coverage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompletionRuleTest {

    @Test
    void always_asksTheSameOfAnyLength() {
        CompletionRule all = CompletionRule.always(1);

        assertThat(all.requiredShare(1_000)).isEqualTo(1);
        assertThat(all.requiredShare(3_600_000)).isEqualTo(1);
        assertThat(all.isCompletedBy(Coverage.of(0, 59_999), 60_000)).isFalse();
        assertThat(all.isCompletedBy(Coverage.of(0, 60_000), 60_000)).isTrue();
        assertThat(CompletionRule.always(0.5).isCompletedBy(Coverage.of(0, 30_000), 60_000))
                .isTrue();
        for (double share : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> CompletionRule.always(share));
        }
    }

    private static final CompletionRule RULE = CompletionRule.DEFAULT;

    @Test
    void requiredShare_byLength_risesToTenMinutesAndStays() {
        assertThat(RULE.requiredShare(0)).isEqualTo(0.7);
        assertThat(RULE.requiredShare(300_000)).isCloseTo(0.825, within(1e-12));
        assertThat(RULE.requiredShare(600_000)).isCloseTo(0.95, within(1e-12));
        assertThat(RULE.requiredShare(36_000_000)).isCloseTo(0.95, within(1e-12));
    }

    @Test
    void isCompletedBy_atAndBelowTheThreshold_decidesExactly() {
        assertThat(RULE.isCompletedBy(Coverage.of(30_000, 600_000), 600_000)).isTrue();
        assertThat(RULE.isCompletedBy(Coverage.of(30_002, 600_000), 600_000)).isFalse();
    }

    @Test
    void isCompletedBy_secondsBeyondTheEndOrNoLength_doNotCount() {
        assertThat(RULE.isCompletedBy(Coverage.of(500_000, 1_200_000), 600_000)).isFalse();
        assertThat(RULE.isCompletedBy(Coverage.of(0, 1_000), 0)).isFalse();
    }

    @Test
    void rule_outOfRange_isRefused() {
        Duration length = Duration.ofMinutes(10);
        assertThatIllegalArgumentException().isThrownBy(() -> new CompletionRule(0.9, 0.2, length));
        assertThatIllegalArgumentException().isThrownBy(() -> new CompletionRule(0, 0.2, length));
        assertThatIllegalArgumentException().isThrownBy(() -> new CompletionRule(Double.NaN, 0.2, length));
        assertThatIllegalArgumentException().isThrownBy(() -> new CompletionRule(0.7, 0.2, Duration.ZERO));
    }
}
