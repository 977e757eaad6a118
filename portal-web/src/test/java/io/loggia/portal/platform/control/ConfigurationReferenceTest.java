package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(loggia\\.[a-z0-9.-]+)` \\| `?([^|`]*)`? \\| \\S.*\\|$");

    @Test
    void page_besideTheServersOwnSettings_equalsTheCode() throws IOException {
        Map<String, String> declared = ConfigKeys.of(ConfigKeys.classes());

        assertThat(declared).hasSizeGreaterThan(10);
        assertThat(documented()).containsExactlyEntriesOf(declared);
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        String page = Files.readString(PAGE);
        String ofThePortal = page.substring(page.indexOf("\n## Portal"));
        for (MatchResult row : ROW.matcher(ofThePortal).results().toList()) {
            rows.put(row.group(1), row.group(2).strip());
        }
        return rows;
    }
}
