package io.loggia.analytics.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * How often something is sent, by the organisation's days.
 *
 * @param day of the week, 1 for Monday; or of the month, whose last one stands in for those that it lacks
 * @param hour on that day, from 0 to 23
 */
public record Cadence(Rhythm rhythm, int day, int hour) {

    /** What comes again. */
    public enum Rhythm {
        WEEKLY(7),
        MONTHLY(31);

        private final int days;

        Rhythm(int days) {
            this.days = days;
        }
    }

    private static final int HOURS = 24;

    /** @throws IllegalArgumentException for a day or an hour that there is not */
    public Cadence {
        if (day < 1 || day > rhythm.days) {
            throw new IllegalArgumentException("The day is one from 1 to " + rhythm.days + ".");
        }
        if (hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException("The hour is one from 0 to 23.");
        }
    }

    /**
     * The next time, later than {@code now}. An hour that the clocks leave out comes an hour later, and one that they
     * repeat comes once.
     */
    public Instant after(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant next = at(day(today), zone);
        return next.isAfter(now) ? next : at(following(today), zone);
    }

    private Instant at(LocalDate date, ZoneId zone) {
        return date.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }

    private LocalDate day(LocalDate today) {
        return switch (rhythm) {
            case WEEKLY -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
            case MONTHLY -> in(YearMonth.from(today));
        };
    }

    private LocalDate following(LocalDate today) {
        return switch (rhythm) {
            case WEEKLY -> today.with(TemporalAdjusters.next(DayOfWeek.of(day)));
            case MONTHLY -> in(YearMonth.from(today).plusMonths(1));
        };
    }

    private LocalDate in(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
