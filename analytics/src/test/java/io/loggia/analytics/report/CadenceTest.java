package io.loggia.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loggia.analytics.report.Cadence.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    @ParameterizedTest
    @CsvSource({
        // Mondays at seven.
        "WEEKLY, 1, 7, 2026-11-28T12:00:00Z, 2026-11-30T06:00:00Z",
        "WEEKLY, 1, 7, 2026-11-30T05:59:59Z, 2026-11-30T06:00:00Z",
        "WEEKLY, 1, 7, 2026-11-30T06:00:00Z, 2026-12-07T06:00:00Z",
        // It is Monday in Berlin, and Sunday still in Greenwich.
        "WEEKLY, 1, 0, 2026-11-29T22:59:59Z, 2026-11-29T23:00:00Z",
        "MONTHLY, 1, 7, 2026-11-28T12:00:00Z, 2026-12-01T06:00:00Z",
        "MONTHLY, 1, 7, 2026-12-01T06:00:00Z, 2027-01-01T06:00:00Z",
        "MONTHLY, 15, 7, 2026-12-01T06:00:00Z, 2026-12-15T06:00:00Z",
        // The last day stands in for the 31st.
        "MONTHLY, 31, 7, 2027-02-01T06:00:00Z, 2027-02-28T06:00:00Z",
        "MONTHLY, 31, 7, 2027-02-28T06:00:00Z, 2027-03-31T05:00:00Z",
        "MONTHLY, 29, 7, 2028-02-01T06:00:00Z, 2028-02-29T06:00:00Z",
    })
    void cadence_afterAMoment_isTheNextTimeInBerlin(Rhythm rhythm, int day, int hour, Instant now, Instant next) {
        assertThat(new Cadence(rhythm, day, hour).after(now, ZoneId.of("Europe/Berlin")))
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks go from two to three on 28 March 2027, a Sunday, and from three to two on 31 October.
        "WEEKLY, 7, 2, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z",
        "WEEKLY, 7, 2, 2027-03-28T01:00:00Z, 2027-04-04T00:00:00Z",
        "WEEKLY, 7, 2, 2027-10-30T12:00:00Z, 2027-10-31T00:00:00Z",
        // The hour comes a second time: the letter does not.
        "WEEKLY, 7, 2, 2027-10-31T00:00:00Z, 2027-11-07T01:00:00Z",
        "WEEKLY, 7, 2, 2027-10-31T00:59:59Z, 2027-11-07T01:00:00Z",
        "WEEKLY, 1, 7, 2027-03-24T12:00:00Z, 2027-03-29T05:00:00Z",
        "WEEKLY, 1, 7, 2027-10-27T12:00:00Z, 2027-11-01T06:00:00Z",
    })
    void cadence_whenClocksChange_comesOnceAWeek(Rhythm rhythm, int day, int hour, Instant now, Instant next) {
        assertThat(new Cadence(rhythm, day, hour).after(now, ZoneId.of("Europe/Berlin")))
                .isEqualTo(next);
    }

    /** Two years of sendings in zones with many a change of clocks, in one of which a whole day was left out. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"})
    void cadence_overYears_neverComesTwiceAndNeverStops(String place) {
        ZoneId zone = ZoneId.of(place);
        for (int hour = 0; hour < 24; hour++) {
            Instant at = Instant.parse("2010-12-30T12:00:00Z");
            Cadence weekly = new Cadence(Rhythm.WEEKLY, 5, hour);
            for (int week = 0; week < 104; week++) {
                Instant next = weekly.after(at, zone);
                if (week > 0) {
                    assertThat(Duration.between(at, next)).isBetween(Duration.ofDays(6), Duration.ofDays(8));
                }
                at = next;
            }
        }
    }

    @Test
    void cadence_ofADayThatThereIsNot_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(Rhythm.WEEKLY, 8, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(Rhythm.MONTHLY, 0, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cadence(Rhythm.MONTHLY, 1, 24));
    }
}
