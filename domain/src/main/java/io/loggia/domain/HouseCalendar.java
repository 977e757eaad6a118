package io.loggia.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * Days and weeks as the organisation counts them. A day is as long as its clocks make it: 23 to 25 hours where they are
 * put forward and back.
 */
public record HouseCalendar(ZoneId zone, DayOfWeek weekStart) {

    /** Where nobody has said otherwise. */
    public static final HouseCalendar DEFAULT = new HouseCalendar(ZoneOffset.UTC, DayOfWeek.MONDAY);

    public LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    /** The first moment of the day. */
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the day. */
    public Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    /** The first day of the week that the day is in. */
    public LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(weekStart));
    }
}
