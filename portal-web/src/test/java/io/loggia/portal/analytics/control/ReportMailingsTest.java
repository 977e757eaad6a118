package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportMailingsTest {

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT2M", "3, PT4M", "8, PT128M", "9, PT256M", "10, PT256M", "1000, PT256M"})
    void pause_afterAnAttempt_doublesUpToFourHours(int attempt, Duration pause) {
        assertThat(ReportMailings.pause(attempt)).isEqualTo(pause);
    }
}
