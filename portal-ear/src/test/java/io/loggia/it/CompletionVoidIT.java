package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A completion is never changed; what proves nothing is voided, and that is told wherever the completion was. */
@ResourceLock(PortalServer.SHARED)
class CompletionVoidIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String ASSIGNMENTS = "/api/v1/assignments";
    private static final String REASON = "Was signed in for somebody else";

    private static PortalClient admin;
    private static PortalClient author;
    private static PortalClient manager;
    private static PortalClient ann;
    private static String unique;
    private static String department;
    private static String media;
    private static String assignment;

    @BeforeAll
    static void assign() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        unique = UUID.randomUUID().toString().substring(0, 8);
        department = Organisation.found(admin, "Voided " + unique, null);
        manager = person("Max", Map.of("roles", List.of("MANAGER"), "manages", List.of(department)));
        ann = person("Ann", Map.of("department", department));
        Studio studio = new Studio(author);
        media = studio.upload(Films.browserReady(2, "160x90"), "Safety " + unique);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "d:" + department);
        HttpResponse<String> given = author.postJson(
                ASSIGNMENTS,
                Map.of(
                        "mediaId", media,
                        "audience", List.of("d:" + department),
                        "due", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assignment = PortalClient.json(given).path("id").asString();
    }

    private static PortalClient person(String first, Map<String, Object> change) {
        String username = first.toLowerCase(Locale.ROOT) + unique;
        String id = Organisation.hire(admin, username, first + " " + unique, null);
        Organisation.change(admin, id, change);
        return SERVER.signIn(username);
    }

    @Test
    void voided_isToldEverywhere_andCompletedAnewByWatchingAnew() throws Exception {
        String open = session(ann);
        AssignmentIT.watch(ann, media);
        JsonNode written = completions(author).path(0);
        assertThat(written.path("person").asString()).isEqualTo("Ann " + unique);
        assertThat(written.path("department").asString()).isEqualTo("Voided " + unique);
        assertThat(written.path("managers").path(0).asString()).isEqualTo("Max " + unique);
        assertThat(written.path("requiredShare").asDouble()).isPositive();
        assertThat(written.path("revision").asInt()).isEqualTo(1);
        assertThat(mine().path("state").asString()).isEqualTo("COMPLETED");
        String id = written.path("id").asString();

        refused(id);
        assertThat(atOnce(id)).containsExactlyInAnyOrder(200, 409);

        toldAsVoid();
        // What was open before earns nothing, however much of it comes.
        beat(ann, open);
        assertThat(mine().path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(mine().path("share").asDouble()).isZero();

        AssignmentIT.watch(ann, media);

        assertThat(mine().path("state").asString()).isEqualTo("COMPLETED");
        assertThat(reported().path("state").asString()).isEqualTo("COMPLETED");
        assertThat(completions(author)).hasSize(2);
        assertThat(completions(author).path(0).path("voided").isMissingNode()).isTrue();
        assertThat(completions(author).path(1).path("voided").path("reason").asString())
                .isEqualTo(REASON);
        assertThat(voidOne(author, id, "again").statusCode()).isEqualTo(409);
        assertThat(author.delete(ASSIGNMENTS + "/" + assignment).statusCode()).isEqualTo(204);
    }

    private static void refused(String id) {
        for (PortalClient other : List.of(manager, ann)) {
            assertThat(other.get(path()).statusCode()).isIn(403, 404);
            assertThat(voidOne(other, id, REASON).statusCode()).isIn(403, 404);
        }
        assertThat(voidOne(author, id, " ").statusCode()).isEqualTo(400);
        assertThat(voidOne(author, id, "x".repeat(501)).statusCode()).isEqualTo(400);
        assertThat(voidOne(author, "none", REASON).statusCode()).isEqualTo(400);
        assertThat(voidOne(author, UUID.randomUUID().toString(), REASON).statusCode())
                .isEqualTo(404);
        assertThat(author.postJson(path() + "/" + id + "/void", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(mine().path("state").asString()).isEqualTo("COMPLETED");
    }

    private static List<Integer> atOnce(String id) throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> calls = List.of(
                    () -> voidOne(author, id, REASON).statusCode(),
                    () -> voidOne(admin, id, REASON).statusCode());
            List<Future<Integer>> answers = both.invokeAll(calls);
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    private static void toldAsVoid() {
        assertThat(mine().path("state").asString()).isEqualTo("NOT_STARTED");
        JsonNode own = ann.getJson("/api/v1/me/completions").path("items").path(0);
        assertThat(own.path("voided").path("reason").asString()).isEqualTo(REASON);
        assertThat(own.path("voided").path("by").asString()).isNotBlank();
        assertThat(ann.getJson("/api/v1/me/history")
                        .path("items")
                        .path(0)
                        .path("completed")
                        .asBoolean())
                .isFalse();
        assertThat(ann.getJson("/api/v1/me/data").path("completions").toString())
                .contains("voidedAt", "voidedBy", REASON);
        JsonNode row = reported();
        assertThat(row.path("state").asString()).isEqualTo("VOIDED");
        assertThat(row.path("completedAt").isNull()).isTrue();
        assertThat(row.path("voided").path("reason").asString()).isEqualTo(REASON);
        JsonNode report = manager.getJson("/api/v1/reports/completion?department=" + department);
        assertThat(report.path("summary").path("lapsed").asInt()).isEqualTo(1);
        assertThat(report.path("summary").path("completed").asInt()).isZero();
        assertThat(manager.get("/api/v1/reports/completion?format=csv&language=en&department=" + department)
                        .body())
                .contains(REASON, "Voided");
        // What dashboards add up.
        assertThat(ann.getJson("/api/v1/me/data").path("viewingDays").findValues("completedAt"))
                .isEmpty();
        assertThat(admin.getJson("/api/v1/admin/audit?action=completion.voided&limit=10")
                        .path("items")
                        .toString())
                .contains(REASON, "Ann " + unique);
        assertThat(admin.getJson("/api/v1/admin/audit?action=completions.read&limit=10")
                        .path("items")
                        .toString())
                .contains(media);
    }

    private static String path() {
        return "/api/v1/media/" + media + "/completions";
    }

    private static JsonNode completions(PortalClient client) {
        return client.getJson(path() + "?q=ANN%20" + unique).path("items");
    }

    private static HttpResponse<String> voidOne(PortalClient client, String id, String reason) {
        return client.postJson(path() + "/" + id + "/void", Map.of("reason", reason));
    }

    private static JsonNode mine() {
        return ann.getJson("/api/v1/me/assignments")
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(assignment))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode reported() {
        return manager.getJson("/api/v1/reports/completion?department=" + department + "&media=" + media)
                .path("rows")
                .path(0);
    }

    private static String session(PortalClient person) {
        return person.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
    }

    private static void beat(PortalClient person, String session) {
        HttpResponse<String> reply = person.postJson(
                "/api/v1/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }
}
