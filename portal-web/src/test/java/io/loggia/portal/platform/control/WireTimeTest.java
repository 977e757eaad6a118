package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {

    @Test
    void time_withinTheCalendar_isRead() {
        assertThat(WireTime.instant("2026-11-22T19:35:24Z")).isEqualTo(Instant.ofEpochSecond(1795376124L));
        assertThat(WireTime.instant("0001-01-01T00:00:00Z")).isBefore(Instant.EPOCH);
        assertThat(WireTime.day("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "soon"
            })
    void time_thatNoDatabaseHolds_isRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> WireTime.instant(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "0000-01-01", "2026-13-01"})
    void day_thatNoDatabaseHolds_isRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> WireTime.day(text));
    }
}
