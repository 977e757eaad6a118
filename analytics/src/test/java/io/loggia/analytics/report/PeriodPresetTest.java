package io.loggia.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodPresetTest {

    private static final ReportPeriod FREE =
            new ReportPeriod(LocalDate.parse("2020-02-02"), LocalDate.parse("2020-03-03"));

    @ParameterizedTest
    @CsvSource({
        "LAST_30_DAYS, 2026-11-22, 2026-10-24, 2026-11-22",
        "LAST_90_DAYS, 2026-11-22, 2026-08-25, 2026-11-22",
        "MONTH, 2026-11-22, 2026-11-01, 2026-11-22",
        "LAST_MONTH, 2026-11-22, 2026-10-01, 2026-10-31",
        "LAST_MONTH, 2026-01-05, 2025-12-01, 2025-12-31",
        "LAST_MONTH, 2024-03-31, 2024-02-01, 2024-02-29",
        "QUARTER, 2026-11-22, 2026-10-01, 2026-11-22",
        "QUARTER, 2026-01-01, 2026-01-01, 2026-01-01",
        "YEAR, 2026-11-22, 2026-01-01, 2026-11-22",
        "FREE, 2026-11-22, 2020-02-02, 2020-03-03",
    })
    void preset_onADay_isThoseDays(PeriodPreset preset, String today, String from, String to) {
        assertThat(preset.on(LocalDate.parse(today), FREE))
                .isEqualTo(new ReportPeriod(LocalDate.parse(from), LocalDate.parse(to)));
    }

    @Test
    void all_onAnyDay_hasNoEnds() {
        assertThat(PeriodPreset.ALL.on(LocalDate.parse("2026-11-22"), FREE)).isEqualTo(ReportPeriod.EVER);
    }
}
