package io.loggia.analytics.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.domain.LoggiaException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void round_ofWhatComesOnce_isTheFirstForever() {
        Schedule once = new Schedule(day("2026-01-31"), day("2026-02-28"), 0);

        assertThat(once.round(day("2025-01-01"))).isEqualTo(once.number(0));
        assertThat(once.round(day("2099-01-01"))).isEqualTo(new Round(0, day("2026-01-31"), day("2026-02-28")));
    }

    /** Each round is reckoned from the first, so February shortens one day and no other. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 0, 2026-01-31",
        "2026-02-27, 0, 2026-01-31",
        "2026-02-28, 1, 2026-02-28",
        "2026-03-30, 1, 2026-02-28",
        "2026-03-31, 2, 2026-03-31",
        "2026-04-29, 2, 2026-03-31",
        "2026-04-30, 3, 2026-04-30",
        "2028-02-29, 25, 2028-02-29"
    })
    void round_monthly_beginsOnTheLastDayOfShortMonths(LocalDate today, int number, LocalDate from) {
        Round round = new Schedule(day("2026-01-31"), null, 1).round(today);

        assertThat(round).isEqualTo(new Round(number, from, null));
    }

    @Test
    void due_monthly_movesAlongAndNeverIntoTheNextRound() {
        Schedule monthly = new Schedule(day("2025-12-31"), day("2026-01-30"), 1);

        assertThat(monthly.number(1)).isEqualTo(new Round(1, day("2026-01-31"), day("2026-02-27")));
        assertThat(monthly.number(2)).isEqualTo(new Round(2, day("2026-02-28"), day("2026-03-30")));
    }

    @Test
    void due_onLeapDay_yearly_isTheLastOfFebruary() {
        Schedule yearly = new Schedule(day("2028-01-15"), day("2028-02-29"), 12);

        assertThat(yearly.number(1).due()).isEqualTo(day("2029-02-28"));
        assertThat(yearly.number(4).due()).isEqualTo(day("2032-02-29"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rounds_ofAnyScheduleAndDay_coverEachDayOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            LocalDate from = day("2020-01-01").plusDays(random.nextInt(1_500));
            int months = 1 + random.nextInt(30);
            long firstRound = from.plusMonths(months).toEpochDay() - from.toEpochDay();
            LocalDate due = random.nextInt(4) == 0 ? null : from.plusDays(random.nextLong(firstRound));
            Schedule schedule = new Schedule(from, due, months);
            LocalDate today = from.plusDays(random.nextInt(5_000));

            Round round = schedule.round(today);
            Round next = schedule.number(round.number() + 1);

            assertThat(round).as("%s on %s", schedule, today).isEqualTo(schedule.number(round.number()));
            assertThat(today).as("%s", schedule).isAfterOrEqualTo(round.from()).isBefore(next.from());
            if (due != null) {
                assertThat(round.due())
                        .as("%s on %s", schedule, today)
                        .isAfterOrEqualTo(round.from())
                        .isBefore(next.from());
            }
        }
    }

    @Test
    void schedule_withoutSense_isRefused() {
        LocalDate from = day("2026-05-10");
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> new Schedule(from, day("2026-05-09"), 0));
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> new Schedule(from, day("2026-06-10"), 1));
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(() -> new Schedule(from, null, -1));
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> new Schedule(from, null, Schedule.MOST_MONTHS + 1));
        assertThat(new Schedule(from, from, 1).due()).isEqualTo(from);
    }
}
