package io.loggia.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.storage.control.CapacityForecast.Outlook;
import io.loggia.portal.storage.control.CapacityForecast.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityForecastTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final long LIMIT = 1_000_000;

    private static List<Point> days(int count, IntToLongFunction used) {
        return IntStream.range(0, count)
                .mapToObj(day -> new Point(FIRST.plusDays(day), used.applyAsLong(day), LIMIT))
                .toList();
    }

    @Test
    void steadyGrowth_isFullWhereTheLineMeetsTheLimit() {
        CapacityForecast forecast = CapacityForecast.of(days(10, day -> 100_000 + day * 10_000L));

        assertThat(forecast.outlook()).isEqualTo(Outlook.FILLING);
        assertThat(forecast.bytesPerDay()).isEqualTo(10_000);
        assertThat(forecast.days()).isEqualTo(9);
        // 190,000 on the last day; 810,000 are left.
        assertThat(forecast.fullOn()).isEqualTo(FIRST.plusDays(9 + 81));
    }

    @Test
    void noise_movesTheLineLittle() {
        CapacityForecast forecast =
                CapacityForecast.of(days(60, day -> 100_000 + day * 5_000L + (day % 7 == 0 ? 20_000 : 0)));

        assertThat(forecast.bytesPerDay()).isBetween(4_800L, 5_200L);
    }

    @Test
    void tooFewDays_orAllOnOne_sayNothing() {
        assertThat(CapacityForecast.of(List.of()).outlook()).isEqualTo(Outlook.TOO_EARLY);
        assertThat(CapacityForecast.of(days(6, day -> day * 100_000L)).outlook())
                .isEqualTo(Outlook.TOO_EARLY);
        assertThat(CapacityForecast.of(days(6, day -> day * 100_000L)).fullOn()).isNull();
        assertThat(CapacityForecast.of(days(7, day -> day * 100_000L)).outlook())
                .isEqualTo(Outlook.FILLING);
    }

    @Test
    void noGrowth_orSlowGrowth_hasNoDay() {
        assertThat(CapacityForecast.of(days(30, day -> 500_000)).outlook()).isEqualTo(Outlook.STEADY);
        assertThat(CapacityForecast.of(days(30, day -> 500_000 - day * 1000L)).outlook())
                .isEqualTo(Outlook.STEADY);
        CapacityForecast slow = CapacityForecast.of(days(30, day -> 1000 + day * 2L));
        assertThat(slow.outlook()).isEqualTo(Outlook.FAR);
        assertThat(slow.fullOn()).isNull();
    }

    @Test
    void storageBeyondItsLimit_isFullToday() {
        CapacityForecast forecast = CapacityForecast.of(days(10, day -> LIMIT + day * 10_000L));

        assertThat(forecast.fullOn()).isEqualTo(FIRST.plusDays(9));
    }
}
