package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page believes of the HTTP API, against what the running server says of itself. */
@ResourceLock(PortalServer.DEMO)
class PageContractIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.demo();

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CALLS = 25;
    private static final int ATTEMPTS = 30;

    @TempDir
    Path folder;

    @Test
    void everyCallOfThePage_comparedWithTheServersDescription_fits() throws Exception {
        // An answer without rows would not show what a row is.
        DemoClips.await(SERVER);
        PortalClient manager = SERVER.signIn("manager");
        Path openapi = Files.writeString(
                folder.resolve("openapi.json"),
                SERVER.anonymous().get("/openapi?format=json").body());
        Path samples = Files.writeString(
                folder.resolve("samples.json"),
                JsonMapper.builder()
                        .build()
                        .writeValueAsString(Map.of(
                                "GET /reports/completion",
                                report(manager),
                                "GET /reports/{}",
                                SERVER.signIn("admin").getJson("/api/v1/reports/storage?format=preview"))));

        JsonNode told =
                NodeScript.ofPage("wire.mjs", LIMIT).run(folder, List.of(openapi.toString(), samples.toString()));

        assertThat(texts(told.path("findings"))).isEmpty();
        assertThat(texts(told.path("calls"))).hasSizeGreaterThan(CALLS).contains("GET /media/{}", "POST /session");
    }

    @Test
    void adminOverview_uploadBegun_countsIt() {
        PortalClient admin = SERVER.signIn("admin");
        long before = overview(admin).path("counts").path("uploads").asLong();

        new TusClient(SERVER.signIn("author")).created(1000);

        JsonNode after = overview(admin);
        assertThat(after.path("counts").path("uploads").asLong()).isGreaterThan(before);
        assertThat(after.path("counts").has("jobsFailed")).isTrue();
        assertThat(after.path("storage").path("totalBytes").asLong())
                .isGreaterThan(after.path("storage").path("freeBytes").asLong());
    }

    @Test
    void adminPeople_personLockedOut_tellsUntilWhen() {
        PortalClient admin = SERVER.signIn("admin");
        admin.postJson(
                "/api/v1/admin/people",
                Map.of("username", "lena.locked", "name", "Lena Locked", "password", "a long enough password"));

        assertThat(lockedUntil(admin)).isEmpty();
        // A lock-out begins short: a slow machine may come too late for the first.
        String until = "";
        for (int attempt = 0; attempt < ATTEMPTS && until.isEmpty(); attempt++) {
            SERVER.anonymous()
                    .postJson("/api/v1/session", Map.of("username", "lena.locked", "password", "wrong " + attempt));
            until = lockedUntil(admin);
        }
        assertThat(Instant.parse(until)).isAfter(Instant.now().minusSeconds(60));
    }

    private static JsonNode overview(PortalClient admin) {
        return admin.getJson("/api/v1/admin/overview");
    }

    private static String lockedUntil(PortalClient admin) {
        JsonNode people = admin.getJson("/api/v1/admin/people?q=lena.locked").path("items");
        return people.get(0).path("lockedUntil").asString("");
    }

    private static JsonNode report(PortalClient manager) {
        String department = manager.getJson("/api/v1/reports/departments")
                .path("items")
                .get(0)
                .path("id")
                .asString();
        return manager.getJson("/api/v1/reports/completion?format=json&department=" + department);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
