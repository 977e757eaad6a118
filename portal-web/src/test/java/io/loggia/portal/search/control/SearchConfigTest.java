package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.platform.control.ConfigKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchConfigTest {

    @Test
    void keys_areRecordedWithDefaults() {
        assertThat(ConfigKeys.of(List.of(SearchConfig.class)))
                .isEqualTo(Map.of(
                        "loggia.search.keep-changes",
                        "P7D",
                        "loggia.search.poll-millis",
                        "500",
                        "loggia.search.question-millis",
                        "300",
                        "loggia.search.slow-millis",
                        "200"));
    }
}
