package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.learning.control.BeatReport.Given;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A beat counts at the time at which it was received, whenever it is credited. */
class BeatReportTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-30T03:00:00Z");
    private static final Instant LONG_AFTER = RECEIVED.plusSeconds(3600);

    @Test
    void creditedLate_countsThen() {
        assertThat(new Given(RECEIVED).moment(Optional.empty(), LONG_AFTER)).isEqualTo(RECEIVED);
        assertThat(new Given(RECEIVED).moment(Optional.of(RECEIVED.minusSeconds(10)), LONG_AFTER))
                .isEqualTo(RECEIVED);
    }

    @Test
    void behindWhatIsStored_turnsNoClockBack() {
        Instant stored = RECEIVED.plusSeconds(3);

        assertThat(new Given(RECEIVED).moment(Optional.of(stored), LONG_AFTER)).isEqualTo(stored);
    }

    @Test
    void fromAServerWhoseClockIsFast_countsNow() {
        Instant now = RECEIVED.minusSeconds(60);

        assertThat(new Given(RECEIVED).moment(Optional.empty(), now)).isEqualTo(now);
    }
}
