package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days of the organisation, both ends included, and what its trend goes by.
 *
 * @param bounded whether the reader has said when it begins, so that there is a period before
 */
public record InsightPeriod(LocalDate from, LocalDate to, Step step, boolean bounded) {

    private static final int MOST_DAYS = 45;
    private static final int MOST_DAYS_OF_ALL = 14;
    private static final int MOST_DAYS_BY_WEEK = 400;

    /** What a part of the trend is. */
    public enum Step {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * @param today the organisation's
     * @throws LoggiaException {@link ErrorCode#PERIOD_AHEAD} when no day of the period has begun
     */
    static void requireBegun(ReportPeriod asked, LocalDate today) {
        LocalDate from = asked.from();
        if (from != null && from.isAfter(today)) {
            throw new LoggiaException(
                    ErrorCode.PERIOD_AHEAD,
                    "The period begins on " + from + ", and for the organisation it is " + today + ".");
        }
    }

    /**
     * @param from null for the first day of all
     * @param to null for today; what lies beyond is cut off
     * @param weeks whether weeks are wanted where days would do
     */
    static InsightPeriod of(
            @Nullable LocalDate from, @Nullable LocalDate to, LocalDate first, LocalDate today, boolean weeks) {
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        LocalDate begin = from == null || from.isBefore(first) ? first : from;
        if (begin.isAfter(last)) {
            begin = last;
        }
        long days = ChronoUnit.DAYS.between(begin, last) + 1;
        Step step = Step.MONTH;
        if (days <= (weeks ? MOST_DAYS_OF_ALL : MOST_DAYS)) {
            step = Step.DAY;
        } else if (days <= MOST_DAYS_BY_WEEK) {
            step = Step.WEEK;
        }
        return new InsightPeriod(begin, last, step, from != null && !from.isBefore(first));
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days before. */
    InsightPeriod before() {
        return new InsightPeriod(from.minusDays(days()), from.minusDays(1), step, false);
    }

    /** The first day of the part of the trend that a day is in. */
    LocalDate part(LocalDate day, HouseCalendar calendar) {
        return switch (step) {
            case DAY -> day;
            case WEEK -> calendar.week(day);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** All parts, those without any viewing too. */
    List<LocalDate> parts(HouseCalendar calendar) {
        List<LocalDate> parts = new ArrayList<>();
        for (LocalDate part = part(from, calendar); !part.isAfter(to); part = next(part)) {
            parts.add(part);
        }
        return parts;
    }

    private LocalDate next(LocalDate part) {
        return switch (step) {
            case DAY -> part.plusDays(1);
            case WEEK -> part.plusWeeks(1);
            case MONTH -> part.plusMonths(1);
        };
    }
}
