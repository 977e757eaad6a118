package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An installation without the demo organisation: from the link in the log to a signed-in administrator, once. */
class FirstAdminIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_DEMO", "false"));

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("/setup\\?token=[A-Za-z0-9_-]+");

    @TempDir
    Path folder;

    @Test
    void linkOfTheLog_openedTwice_makesOneAdministrator() throws Exception {
        Matcher link = LINK.matcher(SERVER.log());
        assertThat(link.find()).as("the log shows the link").isTrue();

        JsonNode told = NodeScript.ofBrowser("setup.mjs", LIMIT)
                .run(SERVER, folder, Map.of("LOGGIA_LINK", link.group(), "LOGGIA_SHOTS", NodeScript.shots("setup")));

        assertThat(told.path("ok").asBoolean()).as(told.toString()).isTrue();
        assertThat(told.path("roles").toString()).contains("ADMIN");
        assertThat(told.path("people").asInt()).isEqualTo(1);
        assertThat(SERVER.home().resolve("secrets").resolve("first-admin")).doesNotExist();
    }
}
