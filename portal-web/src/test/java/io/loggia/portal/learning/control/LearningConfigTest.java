package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.completion.CompletionRule;
import io.loggia.analytics.coverage.CreditRule;
import io.loggia.portal.platform.control.ConfigKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearningConfigTest {

    @Test
    void defaults_areThoseOfTheDesign() {
        assertThat(ConfigKeys.of(Set.of(LearningConfig.class)))
                .isEqualTo(Map.of(
                        "loggia.learning.completion-base", "0.7",
                        "loggia.learning.completion-extra", "0.25",
                        "loggia.learning.completion-full-length", "PT10M",
                        "loggia.learning.max-playback-rate", "2.5",
                        "loggia.learning.credit-tolerance", "PT2S",
                        "loggia.learning.devices-at-once", "0",
                        "loggia.learning.grace-days", "14"));
    }

    @Test
    void rules_fromSettings_areTheLibrarysDefaultsByDefault() {
        LearningConfig config = new LearningConfig();
        config.completionBase = 0.7;
        config.completionExtra = 0.25;
        config.completionFullLength = Duration.ofMinutes(10);
        config.maxPlaybackRate = 2;
        config.creditTolerance = Duration.ofSeconds(2);

        assertThat(config.completionRule()).isEqualTo(CompletionRule.DEFAULT);
        assertThat(config.creditRule()).isEqualTo(CreditRule.DEFAULT);
    }
}
