package io.loggia.portal.delivery.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdnLifeTest {

    private static final CdnLife LIFE = new CdnLife(Duration.ofMinutes(10), Duration.ofHours(6));
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, PT10M", "PT1M, PT10M", "PT1H, PT1H35M", "PT4H, PT6H", "PT40H, PT6H"})
    void life_followsTheItemsLength_betweenTheBounds(Duration item, Duration life) {
        assertThat(LIFE.of(item)).isEqualTo(life);
    }

    @Test
    void end_isTheSameForAllWithinAQuarter_andNeverLaterThanTheLife() {
        Duration item = Duration.ofHours(1);
        Duration life = LIFE.of(item);
        for (long second = 0; second < life.toSeconds(); second += 7) {
            Instant now = NOW.plusSeconds(second);
            Duration left = Duration.between(now, LIFE.end(now, item));
            assertThat(left)
                    .isLessThanOrEqualTo(life)
                    .isGreaterThan(life.dividedBy(4).multipliedBy(3).minusSeconds(1));
        }
        assertThat(LIFE.end(NOW, item)).isEqualTo(LIFE.end(NOW.plusSeconds(1), item));
    }

    /** Whatever is left, a player asks before a CDN whose clock is two minutes early holds the address for over. */
    @Tag("C02")
    @ParameterizedTest
    @CsvSource({"PT7M30S, PT4M30S", "PT10M, PT7M", "PT6H, PT5H57M", "PT15S, PT7.5S", "PT20S, PT10S"})
    void renewal_comesBeforeTheEnd_alsoAtACdnWhoseClockIsEarly(Duration left, Duration renewal) {
        assertThat(CdnLife.renewal(NOW, NOW.plus(left))).isEqualTo(renewal);
    }
}
