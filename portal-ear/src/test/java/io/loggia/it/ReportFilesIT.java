package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Reports made in the background: for the one who asked alone, resumable, and gone when their time is over. */
@ResourceLock(PortalServer.DEMO)
class ReportFilesIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.demo();

    private static final String FILES = "/api/v1/reports/files";
    private static final Duration SURELY = Duration.ofSeconds(30);

    private static PortalClient admin;
    private static PortalClient manager;
    private static String sales;

    @BeforeAll
    static void signIn() {
        // A report without rows would show little.
        DemoClips.await(SERVER);
        admin = SERVER.signIn("admin");
        manager = SERVER.signIn("manager");
        sales = Organisation.department(admin, "Sales");
    }

    static Map<String, Object> wanted(String kind, String format, @Nullable String department) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", kind);
        asked.put("period", "ALL");
        asked.put("department", department);
        return Map.of("asked", asked, "format", format, "language", "en");
    }

    static String made(PortalClient client, Map<String, Object> wanted) {
        HttpResponse<String> reply = client.postJson(FILES, wanted);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        return PortalClient.json(reply).path("id").asString();
    }

    static JsonNode file(PortalClient client, String id) {
        return client.getJson(FILES)
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in the list"));
    }

    static JsonNode awaitState(PortalClient client, String id, String state) {
        Eventually.holds(
                "the report is " + state,
                SURELY,
                () -> file(client, id).path("state").asString().equals(state));
        return file(client, id);
    }

    @Test
    void report_madeInTheBackground_isTheSameAsTheOneAtOnce() {
        String id = made(manager, wanted("completion", "XLSX", sales));

        JsonNode file = awaitState(manager, id, "DONE");

        byte[] content =
                manager.getBytes(FILES + "/" + id + "/content", Map.of()).body();
        assertThat(file.path("bytes").asLong()).isEqualTo(content.length);
        assertThat(file.path("title").asString()).startsWith("Completion Sales ");
        assertThat(file.path("expiresAt").asString()).isNotEmpty();
        List<List<String>> rows = Worksheets.rows(content);
        assertThat(rows).anyMatch(row -> row.contains("Vera Viewer"));
        assertThat(file.path("rows").asInt()).isLessThan(rows.size()).isPositive();
    }

    /** What was made while one was told more stays out of reach; made once more, it tells what one may be told now. */
    @Test
    @Tag("E09")
    void file_madeWithARoleThatIsGone_isNotHandedOut() {
        String name = "f" + UUID.randomUUID().toString().substring(0, 8);
        String person = Organisation.hire(admin, name, "Fay Former", null);
        Organisation.change(admin, person, Map.of("roles", List.of("VIEWER", "AUTHOR", "LEARNING")));
        PortalClient former = SERVER.signIn(name);
        String id = made(former, wanted("catalog", "CSV", null));
        awaitState(former, id, "DONE");
        String path = FILES + "/" + id + "/content";
        assertThat(former.get(path).body()).contains("Negotiating without discounts");

        Organisation.change(admin, person, Map.of("roles", List.of("VIEWER", "AUTHOR")));

        PortalClient now = SERVER.signIn(name);
        HttpResponse<String> refused = now.get(path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("once more");
        String again = made(now, wanted("catalog", "CSV", null));
        awaitState(now, again, "DONE");
        assertThat(now.get(FILES + "/" + again + "/content").body()).doesNotContain("Negotiating");
    }

    @Test
    void download_thatBrokeOff_goesOnWhereItStood() throws IOException {
        String id = made(manager, wanted("completion", "CSV", sales));
        awaitState(manager, id, "DONE");
        String path = FILES + "/" + id + "/content";
        HttpResponse<byte[]> whole = manager.getBytes(path, Map.of());
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        ByteArrayOutputStream parts = new ByteArrayOutputStream();

        HttpResponse<byte[]> first = manager.getBytes(path, Map.of("Range", "bytes=0-9"));
        HttpResponse<byte[]> rest = manager.getBytes(path, Map.of("Range", "bytes=10-", "If-Range", etag));

        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 10-" + (whole.body().length - 1) + "/" + whole.body().length);
        parts.write(first.body());
        parts.write(rest.body());
        assertThat(parts.toByteArray()).isEqualTo(whole.body());
        assertThat(manager.getBytes(path, Map.of("Range", "bytes=99999999-")).statusCode())
                .isEqualTo(416);
        assertThat(manager.getBytes(path, Map.of("Range", "bytes=0-9", "If-Range", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("E09")
    void report_ofSomebodyElse_isAsIfItDidNotExist() {
        String id = made(manager, wanted("completion", "CSV", sales));
        awaitState(manager, id, "DONE");

        for (PortalClient other : List.of(admin, SERVER.signIn("author"), SERVER.signIn("viewer"))) {
            assertThat(other.get(FILES + "/" + id + "/content").statusCode()).isEqualTo(404);
            assertThat(other.delete(FILES + "/" + id).statusCode()).isEqualTo(404);
            assertThat(other.postJson(FILES + "/" + id + "/cancel", Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(other.getJson(FILES).path("items").findValuesAsString("id"))
                    .doesNotContain(id);
        }
        assertThat(manager.postJson(FILES, wanted("storage", "CSV", null)).statusCode())
                .isEqualTo(403);
        assertThat(manager.postJson(FILES, wanted("completion", "CSV", Organisation.department(admin, "Engineering")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("E09")
    void report_ofADepartmentThatOneManagesNoMore_isNotHandedOut() {
        String username = "f" + UUID.randomUUID().toString().substring(0, 8);
        String person = Organisation.hire(admin, username, "Fay Former", "Sales");
        Organisation.change(admin, person, Map.of("roles", List.of("MANAGER"), "manages", List.of(sales)));
        PortalClient former = SERVER.signIn(username);
        String id = made(former, wanted("completion", "CSV", sales));
        awaitState(former, id, "DONE");

        Organisation.change(admin, person, Map.of("manages", List.of()));

        assertThat(former.get(FILES + "/" + id + "/content").statusCode()).isEqualTo(404);
        assertThat(former.postJson(FILES, wanted("completion", "CSV", sales)).statusCode())
                .isIn(403, 404);
    }

    @Test
    void report_cancelledAndMadeAgain_isDone() {
        String id = made(manager, wanted("completion", "XLSX", sales));
        HttpResponse<String> cancelled = manager.postJson(FILES + "/" + id + "/cancel", Map.of());
        assertThat(cancelled.statusCode()).isEqualTo(200);
        // A small report may be done before it is cancelled.
        assertThat(PortalClient.json(cancelled).path("state").asString()).isIn("CANCELLED", "DONE");

        HttpResponse<String> again = manager.postJson(FILES + "/" + id + "/retry", Map.of());
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);

        awaitState(manager, id, "DONE");
    }

    @Test
    void report_asJson_hasTypedValues() {
        String id = made(manager, wanted("completion", "JSON", sales));
        JsonNode file = awaitState(manager, id, "DONE");

        HttpResponse<String> content = manager.get(FILES + "/" + id + "/content");

        assertThat(content.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(".json");
        JsonNode report = PortalClient.json(content);
        assertThat(report.path("kind").asString()).isEqualTo("completion");
        assertThat(report.path("asked").size()).isPositive();
        assertThat(report.path("rows").size()).isEqualTo(file.path("rows").asInt());
        assertThat(report.path("total").asInt()).isEqualTo(file.path("rows").asInt());
        assertThat(report.path("rows").get(0).path("share").isNumber()).isTrue();
        assertThat(report.path("rows").findValuesAsString("person")).contains("Vera Viewer");
        assertThat(report.path("summary").path("groups").size()).isPositive();
    }

    /** It is kept where the report is, so that it is there in another browser, too, and after the page was left. */
    @Test
    void end_ofAReport_isNewsUntilTheOneWhoAskedHasSeenIt() {
        String id = made(manager, wanted("completion", "CSV", sales));
        assertThat(awaitState(manager, id, "DONE").path("seen").asBoolean(true)).isFalse();

        assertThat(admin.postJson(FILES + "/seen", Map.of("ids", List.of(id))).statusCode())
                .isEqualTo(204);
        assertThat(file(SERVER.signIn("manager"), id).path("seen").asBoolean(true))
                .isFalse();

        assertThat(manager.postJson(FILES + "/seen", Map.of("ids", List.of(id))).statusCode())
                .isEqualTo(204);
        assertThat(file(SERVER.signIn("manager"), id).path("seen").asBoolean()).isTrue();
        assertThat(manager.postJson(FILES + "/seen", Map.of("ids", List.of("x")))
                        .statusCode())
                .isEqualTo(400);
    }

    /** E10: what tells of people lies where nobody else of the machine can read it, and goes when it is deleted. */
    @Test
    @Tag("E10")
    void file_onDisk_isTheServersAloneAndGoesWithItsReport() throws IOException {
        String id = made(manager, wanted("completion", "CSV", sales));
        awaitState(manager, id, "DONE");
        Path folder = SERVER.home().resolve("reports");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(folder.resolve(id)).isRegularFile();

        assertThat(manager.delete(FILES + "/" + id).statusCode()).isEqualTo(204);

        assertThat(folder.resolve(id)).doesNotExist();
        assertThat(manager.get(FILES + "/" + id + "/content").statusCode()).isEqualTo(404);
    }
}
