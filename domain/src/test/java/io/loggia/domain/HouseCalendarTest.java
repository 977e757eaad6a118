package io.loggia.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class HouseCalendarTest {

    private static final HouseCalendar BERLIN = new HouseCalendar(ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);

    private static Duration length(String day) {
        LocalDate date = LocalDate.parse(day);
        return Duration.between(BERLIN.begin(date), BERLIN.end(date));
    }

    @Test
    void day_nearMidnight_isThatOfTheOrganisation() {
        assertThat(BERLIN.day(Instant.parse("2026-11-22T22:59:59Z"))).isEqualTo("2026-11-22");
        assertThat(BERLIN.day(Instant.parse("2026-11-22T23:00:00Z"))).isEqualTo("2026-11-23");
        assertThat(HouseCalendar.DEFAULT.day(Instant.parse("2026-11-22T23:00:00Z")))
                .isEqualTo("2026-11-22");
    }

    @Test
    void day_onWhichClocksAreChanged_isShorterOrLonger() {
        assertThat(length("2026-03-29")).isEqualTo(Duration.ofHours(23));
        assertThat(length("2026-10-25")).isEqualTo(Duration.ofHours(25));
        assertThat(length("2026-10-26")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void week_beginsOnTheDayThatTheOrganisationSays() {
        LocalDate sunday = LocalDate.parse("2026-11-22");
        assertThat(BERLIN.week(sunday)).isEqualTo("2026-11-16");
        assertThat(new HouseCalendar(BERLIN.zone(), DayOfWeek.SUNDAY).week(sunday))
                .isEqualTo(sunday);
    }
}
