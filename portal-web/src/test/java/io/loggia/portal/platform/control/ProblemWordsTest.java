package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.ErrorCode;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pages in other languages than the server's have words of their own for what it says went wrong. */
class ProblemWordsTest {
    private static final Path GERMAN = Path.of("src/main/ui/platform/i18n/problems.de.json");

    @Test
    void germanPage_hasWordsForEveryCode_andForNoOther() throws IOException {
        Set<String> codes =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());

        try (Reader file = Files.newBufferedReader(GERMAN);
                JsonReader words = Json.createReader(file)) {
            assertThat(words.readObject().keySet()).isEqualTo(codes);
        }
    }
}
