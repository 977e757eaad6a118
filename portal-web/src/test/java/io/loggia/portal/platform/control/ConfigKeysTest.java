package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {

    @Test
    void unknown_strayKeysAndVariables_areNamed() {
        Set<String> unknown = ConfigKeys.unknown(
                List.of("loggia.home", "loggia.hoem", "LOGGIA_HOME", "LOGGIA_HOEM", "java.home", "loggia.port"),
                Set.of("loggia.home"));

        assertThat(unknown).containsExactlyInAnyOrder("loggia.hoem", "LOGGIA_HOEM");
    }

    @Test
    void unknown_variableOfADashedKey_isKnown() {
        assertThat(ConfigKeys.unknown(List.of("LOGGIA_STORAGE_RESERVE_BYTES"), Set.of("loggia.storage.reserve-bytes")))
                .isEmpty();
    }
}
