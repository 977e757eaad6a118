package io.loggia.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Reports that call people by pseudonyms: by choice, or since it was agreed on. */
@ResourceLock(PortalServer.SHARED)
class PseudonymIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String REPORTS = "/api/v1/reports/";
    private static final String PRIVACY = "/api/v1/admin/privacy";
    private static final String SEPARATOR = "\u0000";
    private static final String PSEUDONYM = "[0-9A-Z]{5}-[0-9A-Z]{5}";

    private static PortalClient admin;
    private static PortalClient manager;
    private static String unique;
    private static String department;
    private static String ann;
    private static PortalClient author;
    private static String media;

    @BeforeAll
    static void hire() {
        admin = SERVER.signIn("admin");
        unique = UUID.randomUUID().toString().substring(0, 8);
        department = Organisation.found(admin, "Hidden " + unique, null);
        ann = Organisation.hire(admin, "ann" + unique, "Ann " + unique, "Hidden " + unique);
        Organisation.hire(admin, "bob" + unique, "Bob " + unique, "Hidden " + unique);
        String lead = Organisation.hire(admin, "max" + unique, "Max " + unique, null);
        Organisation.change(admin, lead, Map.of("roles", List.of("MANAGER"), "manages", List.of(department)));
        manager = SERVER.signIn("max" + unique);
        author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        media = studio.upload(Films.browserReady(2, "160x90"), "Hidden " + unique);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "d:" + department);
        AssignmentIT.watch(SERVER.signIn("ann" + unique), media);
    }

    private static JsonNode rows(PortalClient reader, String report) {
        return reader.getJson(REPORTS + report).path("rows");
    }

    private static String completion(String more) {
        return "completion?department=" + department + more;
    }

    private static String ofTheOneWhoCompleted(JsonNode rows) {
        return rows.valueStream()
                .filter(row -> row.path("state").asString().equals("COMPLETED"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has completed in " + rows))
                .path("personId")
                .asString();
    }

    @Test
    void pseudonyms_chosen_areTheSameInThisReportAndNowhereElse() {
        JsonNode rows = rows(manager, completion("&pseudonyms=true"));

        String pseudonym = ofTheOneWhoCompleted(rows);
        assertThat(pseudonym).matches(PSEUDONYM);
        assertThat(rows.toString()).doesNotContain("Ann " + unique, "Bob " + unique, ann);
        assertThat(rows.findValuesAsString("person")).isSorted().allMatch(name -> name.matches(PSEUDONYM));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(ofTheOneWhoCompleted(rows(manager, completion("&pseudonyms=true&from=" + today))))
                .isEqualTo(pseudonym);
        assertThat(ofTheOneWhoCompleted(rows(admin, completion("&pseudonyms=true"))))
                .as("another reader's")
                .matches(PSEUDONYM)
                .isNotEqualTo(pseudonym);
        assertThat(ofTheOneWhoCompleted(rows(manager, completion("")))).isEqualTo(ann);
    }

    @Test
    void pseudonyms_chosen_areInEveryFileAndKind() {
        for (String format : List.of("csv", "preview")) {
            String body = manager.get(REPORTS + completion("&pseudonyms=true&language=en&format=" + format))
                    .body();
            assertThat(body).as(format).containsPattern(PSEUDONYM).doesNotContain("Ann " + unique, ann);
        }
        byte[] workbook = manager.getBytes(REPORTS + completion("&pseudonyms=true&language=en&format=xlsx"), Map.of())
                .body();
        assertThat(Worksheets.rows(workbook).toString())
                .containsPattern(PSEUDONYM)
                .doesNotContain("Ann " + unique, "Bob " + unique, ann);
        String author = Organisation.id(admin, "author");
        for (String kind : List.of("catalog", "storage?group=author", "storage", "audit")) {
            String address =
                    REPORTS + kind + (kind.contains("?") ? "&" : "?") + "pseudonyms=true&format=csv&language=en";
            assertThat(admin.get(address).body())
                    .as(kind)
                    .containsPattern(PSEUDONYM)
                    .doesNotContain("Ann " + unique, "Max " + unique, author);
        }
    }

    @Test
    void pseudonyms_agreedOn_areWhatEverybodyButAdminsIsTold() {
        agree(true);
        try {
            assertThat(ofTheOneWhoCompleted(rows(manager, completion("")))).matches(PSEUDONYM);
            assertThat(manager.get(REPORTS + completion("&format=csv&language=en"))
                            .body())
                    .doesNotContain("Ann " + unique);
            assertThat(manager.getJson(REPORTS + "kinds").path("items").findValues("pseudonymsOnly"))
                    .extracting(JsonNode::asBoolean)
                    .contains(true);
            assertThat(ofTheOneWhoCompleted(rows(admin, completion("")))).isEqualTo(ann);
            recordsAndListsFollow();
            countsOfFewAreNotTold();
        } finally {
            agree(false);
        }
        assertThat(ofTheOneWhoCompleted(rows(manager, completion("")))).isEqualTo(ann);
    }

    private static void recordsAndListsFollow() {
        String csv = manager.get(REPORTS + "completion-records?format=csv&language=en&department=" + department)
                .body();
        assertThat(csv).containsPattern(PSEUDONYM).doesNotContain("Ann " + unique, "Max " + unique, ann);
        String list = "/api/v1/media/" + media + "/completions";
        JsonNode listed = author.getJson(list).path("items");
        assertThat(listed.findValuesAsString("person")).hasSize(1).allMatch(name -> name.matches(PSEUDONYM));
        assertThat(listed.findValuesAsString("personId")).allMatch(id -> id.matches(PSEUDONYM));
        assertThat(listed.toString()).doesNotContain("Ann " + unique, "Max " + unique, ann);
        assertThat(author.get(list + "?q=Ann").statusCode()).isEqualTo(400);
        assertThat(admin.getJson(list).path("items").findValuesAsString("personId"))
                .containsExactly(ann);
    }

    /** An assignment to one person would tell what that person has done. */
    private static void countsOfFewAreNotTold() {
        Map<String, Object> one = Map.of("mediaId", media, "audience", List.of("u:" + ann));
        JsonNode given = PortalClient.json(author.postJson("/api/v1/assignments", one));
        JsonNode counts = given.path("counts");
        String path = "/api/v1/assignments/" + given.path("id").asString();
        assertThat(counts.path("people").asInt()).isEqualTo(1);
        assertThat(counts.path("tooFew").asBoolean()).isTrue();
        assertThat(counts.toString()).doesNotContain("completed", "overdue", "notStarted", "inProgress");
        assertThat(admin.getJson(path).path("counts").path("completed").asInt()).isEqualTo(1);
        author.delete(path);
    }

    /** A made up cursor leads to the first page, too. */
    @Test
    void completions_readByAnyCursor_areInTheAuditLog() {
        String list = "/api/v1/media/" + media + "/completions";
        String cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("9999-01-01T00:00:00Z" + SEPARATOR + UUID.randomUUID()).getBytes(UTF_8));
        long before = looks();

        assertThat(author.getJson(list + "?cursor=" + cursor).path("items")).isNotEmpty();

        assertThat(looks()).isEqualTo(before + 1);
    }

    private static long looks() {
        return admin.getJson("/api/v1/admin/audit?action=completions.read&limit=100")
                .path("items")
                .valueStream()
                .filter(entry -> entry.toString().contains(media))
                .count();
    }

    private static void agree(boolean pseudonyms) {
        int version = admin.getJson(PRIVACY).path("version").asInt();
        assertThat(admin.sendJson("PUT", PRIVACY, Map.of("version", version, "pseudonyms", pseudonyms))
                        .statusCode())
                .isEqualTo(200);
    }
}
