package io.loggia.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvDocumentTest {

    @Test
    void lines_areQuotedAndDefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvDocument csv = new CsvDocument(out)) {
            csv.line(List.of("Who", "What"));
            csv.line(List.of("Ångström, \"A\"", "=cmd|' /C calc'!A0"));
            csv.line(List.of("\uD800", "{\"name\":\"=1+1\"}"));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"Who\",\"What\"\r\n"
                        + "\"Ångström, \"\"A\"\"\",\"'=cmd|' /C calc'!A0\"\r\n"
                        + "\"?\",\"{\"\"name\"\":\"\"=1+1\"\"}\"\r\n");
    }
}
