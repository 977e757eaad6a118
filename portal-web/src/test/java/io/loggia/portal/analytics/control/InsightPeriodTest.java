package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.analytics.control.InsightPeriod.Step;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsightPeriodTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    private static InsightPeriod period(@Nullable String from, @Nullable String to) {
        return InsightPeriod.of(
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                FIRST,
                TODAY,
                false);
    }

    @Test
    void period_withoutEnds_isAllThereIs_andComparesWithNothing() {
        InsightPeriod all = period(null, null);

        assertThat(all.from()).isEqualTo(FIRST);
        assertThat(all.to()).isEqualTo(TODAY);
        assertThat(all.bounded()).isFalse();
        assertThat(all.step()).isEqualTo(Step.WEEK);
    }

    @Test
    void period_beforeIt_isAsLong() {
        InsightPeriod before = period("2026-11-01", "2026-11-28").before();

        assertThat(before.from()).isEqualTo("2026-10-04");
        assertThat(before.to()).isEqualTo("2026-10-31");
        assertThat(period("2026-11-01", "2026-11-28").step()).isEqualTo(Step.DAY);
    }

    @Test
    void period_ofAnotherAge_isCutToDaysThereAre() {
        assertThat(period("2027-05-01", "2027-06-01").days()).isEqualTo(1);
        assertThat(period(null, "2020-01-01").days()).isEqualTo(1);
        assertThat(period("2000-01-01", "9999-12-31").days()).isEqualTo(272);
    }

    /** Else it would tell of today, and nobody could see that. */
    @Test
    void period_thatHasNotBegun_isRefused() {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> InsightPeriod.requireBegun(new ReportPeriod(TODAY.plusDays(1), null), TODAY))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PERIOD_AHEAD));
        assertThatNoException()
                .isThrownBy(() -> InsightPeriod.requireBegun(new ReportPeriod(TODAY, TODAY.plusDays(9)), TODAY));
        assertThatNoException().isThrownBy(() -> InsightPeriod.requireBegun(ReportPeriod.EVER, TODAY));
    }

    @Test
    void parts_byWeek_coverThePeriodFromTheWeeksFirstDay() {
        assertThat(period("2026-09-30", "2026-11-28").parts(HouseCalendar.DEFAULT))
                .startsWith(LocalDate.parse("2026-09-28"))
                .endsWith(LocalDate.parse("2026-11-23"))
                .hasSize(9);
    }
}
