package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What is assigned reaches those who are where it is assigned to, today; who is overdue is told to their managers alone. */
@ResourceLock(PortalServer.SHARED)
class AssignmentIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String ASSIGNMENTS = "/api/v1/assignments";
    private static final String MINE = "/api/v1/me/assignments";
    private static final String OVERDUE = "/api/v1/reports/overdue?";
    private static final int GRACE_DAYS = 14;

    private static PortalClient admin;
    private static PortalClient author;
    private static Studio studio;
    private static String unique;
    private static String root;
    private static String here;
    private static String there;
    private static String outside;
    private static PortalClient ann;
    private static PortalClient bob;
    private static PortalClient out;
    private static PortalClient manager;
    private static PortalClient managerOfHere;

    @BeforeAll
    static void hire() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        studio = new Studio(author);
        unique = UUID.randomUUID().toString().substring(0, 8);
        root = Organisation.found(admin, "Assigned " + unique, null);
        here = Organisation.found(admin, "Here " + unique, root);
        there = Organisation.found(admin, "There " + unique, root);
        outside = Organisation.found(admin, "Outside " + unique, null);
        ann = person("Ann", here);
        bob = person("Bob", there);
        out = person("Out", outside);
        manager = managerOf("Max", root);
        managerOfHere = managerOf("Mia", here);
    }

    private static String name(String first) {
        return first + " " + unique;
    }

    private static PortalClient person(String first, String department) {
        String username = first.toLowerCase(Locale.ROOT) + unique;
        String id = Organisation.hire(admin, username, name(first), null);
        Organisation.change(admin, id, Map.of("department", department));
        return SERVER.signIn(username);
    }

    private static PortalClient managerOf(String first, String department) {
        String username = first.toLowerCase(Locale.ROOT) + unique;
        String id = Organisation.hire(admin, username, name(first), null);
        Organisation.change(admin, id, Map.of("roles", List.of("MANAGER"), "manages", List.of(department)));
        return SERVER.signIn(username);
    }

    private static String film(String title, String... audience) {
        String id = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(id, "READY");
        studio.publish(id, audience);
        return id;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static Map<String, Object> body(String media, String... audience) {
        return new HashMap<>(Map.of("mediaId", media, "audience", List.of(audience)));
    }

    private static JsonNode given(Map<String, Object> body) {
        HttpResponse<String> reply = author.postJson(ASSIGNMENTS, body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply);
    }

    private static JsonNode mine(PortalClient person, String assignment) {
        return person.getJson(MINE)
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(assignment))
                .findFirst()
                .orElseThrow(() -> new AssertionError(assignment + " is not assigned"));
    }

    private static List<String> assigned(PortalClient person) {
        return person.getJson(MINE)
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    static void watch(PortalClient person, String media) {
        watch(person, media, 2);
    }

    private static void watch(PortalClient person, String media, double seconds) {
        String session = person.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                "/api/v1/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, seconds)), "position", seconds, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void department_withAllBelow_isAsked() {
        String media = film("Subtree " + unique, "d:" + root);
        Map<String, Object> body = body(media, "d:" + root);
        body.put("due", today().plusDays(3).toString());
        JsonNode assignment = given(body);
        String id = assignment.path("id").asString();

        assertThat(assignment.path("counts").path("people").asInt()).isEqualTo(2);
        assertThat(assignment.path("audience").path(0).path("name").asString()).isEqualTo("Assigned " + unique);
        JsonNode asked = mine(ann, id);
        assertThat(asked.path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(asked.path("dueInDays").asInt()).isEqualTo(3);
        assertThat(asked.path("mandatory").asBoolean()).isTrue();
        assertThat(asked.path("media").path("id").asString()).isEqualTo(media);
        assertThat(assigned(out)).doesNotContain(id);

        watch(ann, media);

        assertThat(mine(ann, id).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(mine(bob, id).path("state").asString()).isEqualTo("NOT_STARTED");
        JsonNode counts = author.getJson(ASSIGNMENTS + "/" + id).path("counts");
        assertThat(counts.path("completed").asInt()).isEqualTo(1);
        assertThat(counts.path("notStarted").asInt()).isEqualTo(1);

        // Withdrawn from there, nothing is asked there, and who gave it is told.
        studio.change(media, Map.of("audience", List.of("d:" + here)));
        assertThat(assigned(bob)).doesNotContain(id);
        assertThat(author.getJson(ASSIGNMENTS + "?media=" + media)
                        .path("items")
                        .path(0)
                        .path("counts")
                        .path("shutOut")
                        .asInt())
                .isEqualTo(1);

        assertThat(author.delete(ASSIGNMENTS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(assigned(ann)).doesNotContain(id);
        assertThat(author.get(ASSIGNMENTS + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void people_whoMayNotWatch_areNoticedAndCounted() {
        String media = film("Shared " + unique, "d:" + root);
        Map<String, Object> body = body(media, "d:" + root, "d:" + outside);

        HttpResponse<String> refused = author.postJson(ASSIGNMENTS, body);
        JsonNode outlook = PortalClient.json(author.postJson(ASSIGNMENTS + "/outlook", body));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("not-shared", "1 of these 3 people");
        assertThat(outlook.path("people").asInt()).isEqualTo(3);
        assertThat(outlook.path("shutOut").asInt()).isEqualTo(1);
        assertThat(out.get("/api/v1/media/" + media).statusCode()).isEqualTo(404);

        body.put("shareItem", true);
        String id = given(body).path("id").asString();

        assertThat(assigned(out)).contains(id);
        assertThat(out.get("/api/v1/media/" + media).statusCode()).isEqualTo(200);

        studio.change(media, Map.of("state", "DRAFT"));
        assertThat(author.postJson(ASSIGNMENTS, body(media, "d:" + root)).statusCode())
                .isEqualTo(409);
    }

    /**
     * Watched 0.6 where 0.5 were asked for: that 0.8 are later takes nothing away. The item has a rule of its own, and what
     * was earned by the same watching is voided together.
     */
    @Test
    void ownShare_reached_isWrittenDownForGood() {
        String media = film("Half " + unique, "d:" + root);
        watch(bob, media, 1.2);
        Map<String, Object> body = body(media, "d:" + root);
        body.put("from", today().minusDays(30).toString());
        body.put("due", today().minusDays(4).toString());
        body.put("threshold", 0.5);
        JsonNode assignment = given(body);
        String id = assignment.path("id").asString();
        assertThat(assignment.path("counts").path("completed").asInt())
                .as("who had watched enough before")
                .isEqualTo(1);
        assertThat(mine(ann, id).path("state").asString()).isEqualTo("OVERDUE");

        watch(ann, media, 1.2);
        assertThat(mine(ann, id).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(mine(ann, id).path("completedAt").asString()).isNotBlank();
        author.patchJson(ASSIGNMENTS + "/" + id, Map.of("threshold", 0.8));

        assertThat(mine(ann, id).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(mine(bob, id).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(admin.getJson("/api/v1/reports/completion?department=" + root + "&media=" + media)
                        .path("rows")
                        .findValuesAsString("state"))
                .containsOnly("IN_PROGRESS");
        JsonNode records = admin.getJson("/api/v1/reports/completion-records?department=" + root + "&media=" + media)
                .path("rows");
        assertThat(records.findValuesAsString("rule")).containsExactly("ASSIGNMENT", "ASSIGNMENT");
        assertThat(records.findValuesAsString("assignmentId")).containsOnly(id);
        assertThat(records.path(0).path("requiredShare").asDouble()).isEqualTo(0.5);
        assertThat(records.path(0).path("share").asDouble()).isEqualTo(0.6);
        assertThat(ann.getJson("/api/v1/me/data").path("completions").toString())
                .contains(id, "ASSIGNMENT");
        voidedTogether(media, id);
    }

    private static void voidedTogether(String media, String assignment) {
        watch(ann, media);
        String completions = "/api/v1/media/" + media + "/completions";
        JsonNode both = author.getJson(completions + "?q=Ann").path("items");
        assertThat(both.findValuesAsString("rule")).containsExactly("DEFAULT", "ASSIGNMENT");
        assertThat(mine(ann, assignment).path("state").asString()).isEqualTo("COMPLETED");

        String item = both.path(0).path("id").asString();
        HttpResponse<String> voided = author.postJson(completions + "/" + item + "/void", Map.of("reason", "Slept"));

        assertThat(voided.statusCode()).as(voided.body()).isEqualTo(200);
        assertThat(author.getJson(completions + "?q=Ann").path("items").findValues("reason"))
                .hasSize(2);
        assertThat(mine(ann, assignment).path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(mine(bob, assignment).path("state").asString()).isEqualTo("COMPLETED");
        watch(ann, media, 1.7);
        assertThat(mine(ann, assignment).path("state").asString()).isEqualTo("COMPLETED");
    }

    /** One that is overdue for those who were there; a late joiner has days of grace; who completes it is out of it. */
    @Test
    @Tag("E09")
    void overdue_isToldToManagersOfTheDepartmentAlone() {
        String media = film("=Overdue " + unique, "d:" + root);
        Map<String, Object> body = body(media, "d:" + root);
        body.put("from", today().minusDays(30).toString());
        body.put("due", today().minusDays(4).toString());
        String id = given(body).path("id").asString();
        String late = "late" + unique;
        String lateId = Organisation.hire(admin, late, name("Late"), null);
        Organisation.change(admin, lateId, Map.of("department", here));

        assertThat(mine(ann, id).path("state").asString()).isEqualTo("OVERDUE");
        JsonNode joined = mine(SERVER.signIn(late), id);
        assertThat(joined.path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(joined.path("dueInDays").asInt()).isEqualTo(GRACE_DAYS);

        String of = OVERDUE + "media=" + media + "&department=";
        JsonNode report = manager.getJson(of + root);
        assertThat(report.path("rows").findValuesAsString("person"))
                .containsExactlyInAnyOrder(name("Ann"), name("Bob"));
        JsonNode row = report.path("rows").path(0);
        assertThat(row.path("overdueDays").asInt()).isEqualTo(4);
        assertThat(row.path("due").asString()).isEqualTo(today().minusDays(4).toString());
        assertThat(row.path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(managerOfHere.getJson(of + here).path("rows").findValuesAsString("person"))
                .containsExactly(name("Ann"));
        assertThat(manager.getJson(of + root + "&to=" + today().minusDays(5)).path("rows"))
                .isEmpty();
        byCraftedFilters(media);
        onTheDashboard(id);

        watch(ann, media);

        assertThat(mine(ann, id).path("state").asString()).isEqualTo("COMPLETED");
        assertThat(manager.getJson(of + root).path("rows").findValuesAsString("person"))
                .containsExactly(name("Bob"));
        String csv = manager.get(of + root + "&format=csv").body();
        assertThat(csv).contains(name("Bob"), "'=Overdue").doesNotContain(name("Ann"));
        assertThat(Worksheets.rows(manager.getBytes(of + root + "&format=xlsx", Map.of())
                                .body())
                        .toString())
                .contains(name("Bob"));
        assertThat(admin.getJson("/api/v1/admin/audit?action=report.read&limit=10")
                        .path("items")
                        .toString())
                .contains("overdue");
        assertThat(author.delete(ASSIGNMENTS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(manager.getJson(of + root).path("rows")).isEmpty();
    }

    private static void onTheDashboard(String assignment) {
        String figures = "/api/v1/analytics/departments/";
        JsonNode told = manager.getJson(figures + root + "/assignments")
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(assignment))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("people").asInt()).isEqualTo(3);
        assertThat(told.path("overdue").asInt()).isEqualTo(2);
        assertThat(told.path("completed").asInt()).isZero();
        assertThat(author.get(figures + root + "/assignments").statusCode()).isEqualTo(404);
        assertThat(managerOfHere.get(figures + root + "/assignments").statusCode())
                .isEqualTo(404);
        assertThat(ann.get(figures + here + "/assignments").statusCode()).isEqualTo(404);
    }

    private static void byCraftedFilters(String media) {
        SoftAssertions softly = new SoftAssertions();
        for (String crafted : List.of(
                "",
                "department=",
                "department=*",
                "department=" + there,
                "department=" + root,
                "department=" + here + "&department=" + there,
                "department=" + there + "&department=" + here,
                "department=" + here + "," + there,
                "department=" + here + "&Department=" + there,
                "department=" + here + "'%20or%20'1'='1",
                "department=" + here + "&group=person&columns=person&media=" + media,
                "department=" + here + "&from=0001-01-01&to=9999-12-31")) {
            for (String format : List.of("json", "preview", "csv")) {
                HttpResponse<String> reply = managerOfHere.get(OVERDUE + crafted + "&format=" + format);
                softly.assertThat(reply.statusCode()).as(crafted).isIn(200, 400, 404);
                softly.assertThat(reply.body()).as(crafted).doesNotContain(name("Bob"));
            }
        }
        for (PortalClient other : List.of(author, ann, out)) {
            softly.assertThat(other.get(OVERDUE + "department=" + here).statusCode())
                    .isIn(403, 404);
        }
        softly.assertAll();
    }

    @Test
    void others_thanWhoMayChangeTheItem_giveAndSeeNothing() {
        String media = film("Mine " + unique, "*");
        String id = given(body(media, "d:" + here)).path("id").asString();
        String username = "scribe" + unique;
        String scribe = Organisation.hire(admin, username, name("Scribe"), null);
        Organisation.change(admin, scribe, Map.of("roles", List.of("AUTHOR")));
        PortalClient other = SERVER.signIn(username);
        SoftAssertions softly = new SoftAssertions();
        for (PortalClient client : List.of(ann, manager, other)) {
            softly.assertThat(client.postJson(ASSIGNMENTS, body(media, "d:" + here))
                            .statusCode())
                    .isEqualTo(403);
            softly.assertThat(client.get(ASSIGNMENTS + "?media=" + media).statusCode())
                    .isEqualTo(403);
            softly.assertThat(client.get(ASSIGNMENTS + "/" + id).statusCode()).isIn(403, 404);
            softly.assertThat(client.patchJson(ASSIGNMENTS + "/" + id, Map.of("mandatory", false))
                            .statusCode())
                    .isIn(403, 404);
            softly.assertThat(client.delete(ASSIGNMENTS + "/" + id).statusCode())
                    .isIn(403, 404);
        }
        softly.assertThat(other.get(ASSIGNMENTS).body()).doesNotContain(id);
        softly.assertThat(other.get(ASSIGNMENTS + "/" + id).statusCode()).isEqualTo(404);
        softly.assertThat(admin.get(ASSIGNMENTS + "/" + id).statusCode()).isEqualTo(200);
        softly.assertThat(SERVER.anonymous().get(MINE).statusCode()).isEqualTo(401);
        softly.assertAll();
    }

    @Test
    void terms_areCheckedAndChangedOneByOne() {
        String media = film("Terms " + unique, "*");
        String id = given(body(media, "d:" + here)).path("id").asString();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("audience", List.of()),
                Map.of("audience", List.of("everyone")),
                Map.of("due", today().minusDays(1).toString()),
                Map.of("due", "tomorrow"),
                Map.of("everyMonths", 121),
                Map.of("everyMonths", -1),
                Map.of("everyMonths", 1e300),
                Map.of("everyMonths", 0.5),
                Map.of("threshold", 0),
                Map.of("threshold", 1.01),
                Map.of("threshold", 0.5, "everyMonths", 12),
                Map.of("everyMonths", 1, "due", today().plusMonths(1).toString()),
                Map.of("mandatory", "yes"),
                Map.of("state", "COMPLETED"))) {
            assertThat(author.patchJson(ASSIGNMENTS + "/" + id, wrong).statusCode())
                    .as("%s", wrong)
                    .isEqualTo(400);
        }
        Map<String, Object> tomorrow = body(media, "d:" + here);
        tomorrow.put("from", today().plusDays(2).toString());
        assertThat(author.postJson(ASSIGNMENTS, tomorrow).statusCode()).isEqualTo(400);

        JsonNode changed = PortalClient.json(
                author.patchJson(ASSIGNMENTS + "/" + id, Map.of("mandatory", false, "threshold", 0.5)));
        assertThat(changed.path("mandatory").asBoolean()).isFalse();
        assertThat(changed.path("threshold").asDouble()).isEqualTo(0.5);
        assertThat(changed.path("audience").path(0).path("principal").asString())
                .isEqualTo("d:" + here);
        Map<String, Object> yearly = new HashMap<>();
        yearly.put("threshold", null);
        yearly.put("everyMonths", 12);
        changed = PortalClient.json(author.patchJson(ASSIGNMENTS + "/" + id, yearly));
        assertThat(changed.path("everyMonths").asInt()).isEqualTo(12);
        assertThat(changed.path("threshold").isMissingNode()).isTrue();
        assertThat(admin.getJson("/api/v1/admin/audit?action=assignment&limit=20")
                        .path("items")
                        .toString())
                .contains("assignment.created", "assignment.changed");
    }
}
