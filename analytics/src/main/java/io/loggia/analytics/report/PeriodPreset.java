package io.loggia.analytics.report;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** A period that moves along with the calendar, so that what is asked again means the days that it means by then. */
public enum PeriodPreset {
    ALL,
    LAST_30_DAYS,
    LAST_90_DAYS,
    MONTH,
    LAST_MONTH,
    QUARTER,
    YEAR,
    /** Between two days that stay where they are. */
    FREE;

    /** @param free what {@link #FREE} stands for */
    public ReportPeriod on(LocalDate today, ReportPeriod free) {
        return switch (this) {
            case ALL -> ReportPeriod.EVER;
            case LAST_30_DAYS -> new ReportPeriod(today.minusDays(29), today);
            case LAST_90_DAYS -> new ReportPeriod(today.minusDays(89), today);
            case MONTH -> new ReportPeriod(today.withDayOfMonth(1), today);
            case LAST_MONTH -> {
                LocalDate last = today.withDayOfMonth(1).minusDays(1);
                yield new ReportPeriod(last.withDayOfMonth(1), last);
            }
            case QUARTER -> {
                Month first = today.getMonth().firstMonthOfQuarter();
                yield new ReportPeriod(LocalDate.of(today.getYear(), first, 1), today);
            }
            case YEAR -> new ReportPeriod(today.with(TemporalAdjusters.firstDayOfYear()), today);
            case FREE -> free;
        };
    }
}
