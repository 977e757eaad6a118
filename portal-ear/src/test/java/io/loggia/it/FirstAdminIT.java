package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
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

    /** Nobody is there before the first administrator, whatever they are called and whatever is guessed. */
    @Test
    @Tag("D14")
    void defaultAccounts_doNotExist() {
        for (String name : List.of("admin", "author", "manager", "learning", "viewer", "engineer", "loggia")) {
            for (String password : List.of(PortalServer.DEMO_PASSWORD, name, "changeit")) {
                assertThat(SERVER.anonymous()
                                .postJson("/api/v1/session", Map.of("username", name, "password", password))
                                .statusCode())
                        .as("%s by %s", name, password)
                        .isIn(400, 401, 429);
            }
        }
    }

    /** Keys are made by each installation for itself, and nobody else on the machine reads them. */
    @Test
    @Tag("D14")
    void secrets_areMadeHereAndForTheServersUserAlone() throws IOException {
        try (Stream<Path> files = Files.list(SERVER.home().resolve("secrets"))) {
            List<Path> secrets = files.filter(Files::isRegularFile).toList();
            assertThat(secrets).isNotEmpty();
            for (Path secret : secrets) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .as(secret.toString())
                        .isIn("rw-------", "r--------");
                assertThat(Files.getLastModifiedTime(secret).toInstant())
                        .as(secret.toString())
                        .isAfter(Instant.now().minus(Duration.ofHours(1)));
            }
        }
    }

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
