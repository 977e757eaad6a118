package io.loggia.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Nothing here builds images: the recipe's promises are held by its text. */
class ContainerfileTest {
    private static final Path FILE =
            Path.of(System.getProperty("loggia.root", ".."), "liberty-config", "Containerfile");

    @Test
    void image_whenStarted_isNotRoot() throws IOException {
        assertThat(lastInstruction("USER")).matches("[1-9][0-9]*(:[1-9][0-9]*)?");
    }

    @Test
    void image_onReadOnlyRoot_writesToVolumesOnly() throws IOException {
        String volumes = lastInstruction("VOLUME");

        assertThat(volumes).contains("\"/tmp\"");
        for (String variable : new String[] {"LOGGIA_HOME", "WLP_OUTPUT_DIR"}) {
            String folder = text().replaceAll("(?s).*\\b" + variable + "=([^\\s\\\\]+).*", "$1");
            assertThat(volumes).as(variable).contains('"' + folder + '"');
        }
    }

    @Test
    void image_whileRunning_isCheckedForReadiness() throws IOException {
        assertThat(text()).contains("HEALTHCHECK").contains("/health/ready");
    }

    @Test
    void image_asBuilt_holdsNoSecret() throws IOException {
        assertThat(text()).doesNotContainIgnoringCase("password").doesNotContainIgnoringCase("secret");
    }

    private static String lastInstruction(String name) throws IOException {
        return text().lines()
                .filter(line -> line.startsWith(name + " "))
                .reduce((first, second) -> second)
                .map(line -> line.substring(name.length() + 1))
                .orElseThrow();
    }

    private static String text() throws IOException {
        return Files.readString(FILE);
    }
}
