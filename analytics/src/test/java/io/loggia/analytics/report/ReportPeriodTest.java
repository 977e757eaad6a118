package io.loggia.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReportPeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** There, a day may begin at one o'clock, because the clocks leave midnight out. */
    private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");

    private static ReportPeriod on(String day) {
        return new ReportPeriod(LocalDate.parse(day), LocalDate.parse(day));
    }

    private static long hours(ReportPeriod period, ZoneId zone) {
        return Duration.between(period.begin(zone), period.end(zone)).toHours();
    }

    @Test
    void day_isAsLongAsTheClocksMakeIt() {
        assertThat(hours(on("2026-03-29"), BERLIN)).isEqualTo(23);
        assertThat(hours(on("2026-10-25"), BERLIN)).isEqualTo(25);
        assertThat(hours(on("2026-10-26"), BERLIN)).isEqualTo(24);
        assertThat(hours(on("2026-10-25"), ZoneOffset.UTC)).isEqualTo(24);
    }

    @Test
    void days_meetWithoutGapAndOverlap() {
        for (ZoneId zone : new ZoneId[] {BERLIN, CAIRO, ZoneId.of("Asia/Kathmandu")}) {
            for (LocalDate day = LocalDate.parse("2026-01-01"); day.getYear() == 2026; day = day.plusDays(1)) {
                assertThat(on(day.toString()).end(zone))
                        .isEqualTo(on(day.plusDays(1).toString()).begin(zone));
            }
        }
    }

    @Test
    void begin_isMidnightOfThePlace() {
        assertThat(on("2026-11-29").begin(BERLIN)).isEqualTo(Instant.parse("2026-11-28T23:00:00Z"));
        assertThat(on("2026-11-29").end(BERLIN)).isEqualTo(Instant.parse("2026-11-29T23:00:00Z"));
        assertThat(ReportPeriod.EVER.begin(BERLIN)).isEqualTo(ReportPeriod.EVER.begin(ZoneOffset.UTC));
    }
}
