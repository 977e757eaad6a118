package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Somebody who has left is erased: nothing tells of them any more, and every count is what it was. */
@ResourceLock(PortalServer.SHARED)
class ErasureIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String PEOPLE = "/api/v1/admin/people/";
    private static final int WATCHERS = 6;

    private static PortalClient admin;
    private static Studio studio;
    private static String unique;
    private static String department;

    @BeforeAll
    static void found() {
        admin = SERVER.signIn("admin");
        studio = new Studio(SERVER.signIn("author"));
        unique = UUID.randomUUID().toString().substring(0, 8);
        department = Organisation.found(admin, "Left " + unique, null);
    }

    private static HttpResponse<String> erase(PortalClient who, String person, @Nullable String heir) {
        Map<String, Object> order = new HashMap<>();
        order.put("heir", heir);
        return who.postJson(PEOPLE + person + "/erasure", order);
    }

    private static String code(HttpResponse<String> reply) {
        return PortalClient.json(reply).path("code").asString();
    }

    private static void disable(String person) {
        Organisation.change(admin, person, Map.of("enabled", false));
    }

    private static JsonNode figures() {
        return admin.getJson("/api/v1/analytics/departments/" + department)
                .path("figures")
                .path("now");
    }

    private static JsonNode insight(String media) {
        return admin.getJson("/api/v1/analytics/media/" + media);
    }

    private static JsonNode report() {
        return admin.getJson("/api/v1/reports/completion?department=" + department);
    }

    private static long count(JsonNode plan, String name) {
        return plan.path("concerned")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .mapToLong(one -> one.path("count").asLong())
                .sum();
    }

    @Test
    void viewer_erased_isNamedNowhere_andCountedEverywhereAsBefore() {
        String media = studio.upload(Films.browserReady(2, "160x90"), "Kept " + unique);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "d:" + department);
        String name = "Lea Leaver " + unique;
        String username = "lea" + unique;
        String lea = Organisation.hire(admin, username, name, "Left " + unique);
        PortalClient signedIn = SERVER.signIn(username);
        signedIn.getJson("/api/v1/search?q=secret" + unique);
        AssignmentIT.watch(signedIn, media);
        for (int i = 1; i < WATCHERS; i++) {
            String other = "o" + i + unique;
            Organisation.hire(admin, other, "Other " + i + " " + unique, "Left " + unique);
            AssignmentIT.watch(SERVER.signIn(other), media);
        }
        assertThat(code(erase(admin, lea, null))).isEqualTo("can-sign-in");
        disable(lea);
        awaitViewers();
        JsonNode itemBefore = insight(media);
        JsonNode figuresBefore = figures();
        JsonNode summaryBefore = report().path("summary");
        assertThat(summaryBefore.path("completed").asInt()).isEqualTo(WATCHERS);
        long viewsBefore = admin.getJson("/api/v1/media/" + media).path("views").asLong();

        JsonNode plan = admin.getJson(PEOPLE + lea + "/erasure");
        assertThat(plan.path("enabled").asBoolean()).isFalse();
        assertThat(plan.path("heirNeeded").asBoolean()).isFalse();
        assertThat(List.of(count(plan, "playbacks"), count(plan, "completions"), count(plan, "person")))
                .containsExactly(1L, 1L, 1L);
        assertThat(erase(SERVER.signIn("manager"), lea, null).statusCode()).isEqualTo(403);

        HttpResponse<String> reply = erase(admin, lea, null);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        int number = PortalClient.json(reply).path("number").asInt();
        assertThat(erase(admin, lea, null).statusCode()).isEqualTo(404);
        assertThat(admin.get(PEOPLE + lea + "/erasure").statusCode()).isEqualTo(404);
        assertThat(insight(media)).isEqualTo(itemBefore);
        assertThat(admin.getJson("/api/v1/media/" + media).path("views").asLong())
                .isEqualTo(viewsBefore);
        JsonNode report = report();
        assertThat(report.path("summary")).isEqualTo(summaryBefore);
        assertThat(report.path("rows").findValuesAsString("person"))
                .contains("Erased person " + number)
                .doesNotContain(name);
        addUpAnew();
        assertThat(figures()).isEqualTo(figuresBefore);
        nowhere(lea, name, username);
        comesBackAsSomebodyElse(username, name);
    }

    private static void awaitViewers() {
        Eventually.get(
                "all of it is added up",
                Duration.ofSeconds(20),
                () -> Optional.of(figures())
                        .filter(now -> now.path("viewers").asInt() == WATCHERS
                                && now.path("completions").asInt() == WATCHERS));
    }

    private static void addUpAnew() {
        String before = admin.getJson("/api/v1/admin/calendar")
                .path("rollUp")
                .path("builtAt")
                .asString();
        assertThat(admin.postJson("/api/v1/admin/calendar/rebuild", Map.of()).statusCode())
                .isEqualTo(202);
        Eventually.holds("all is added up anew", Duration.ofSeconds(30), () -> {
            JsonNode rollUp = admin.getJson("/api/v1/admin/calendar").path("rollUp");
            return !rollUp.path("building").asBoolean()
                    && !rollUp.path("builtAt").asString().equals(before);
        });
    }

    private static void nowhere(String id, String name, String username) {
        assertThat(SERVER.anonymous()
                        .postJson(
                                "/api/v1/session", Map.of("username", username, "password", PortalServer.DEMO_PASSWORD))
                        .statusCode())
                .isEqualTo(401);
        for (String list : List.of(
                "/api/v1/admin/people?q=" + unique,
                "/api/v1/people?q=" + unique,
                "/api/v1/admin/audit?limit=200",
                "/api/v1/reports/audit?format=csv")) {
            assertThat(admin.get(list).body())
                    .as(list)
                    .doesNotContain(id)
                    .doesNotContain(name)
                    .doesNotContain(username);
        }
        assertThat(admin.get("/api/v1/admin/people?q=erased").body()).doesNotContain("Erased person");
    }

    private static void comesBackAsSomebodyElse(String username, String name) {
        Organisation.hire(admin, username, name, "Left " + unique);
        JsonNode data = SERVER.signIn(username).getJson("/api/v1/me/data");
        assertThat(data.path("completions").isEmpty()).isTrue();
        assertThat(data.path("searches").isEmpty()).isTrue();
        assertThat(data.path("doneAboutPerson")
                        .valueStream()
                        .map(row -> row.path("action").asString()))
                .containsExactly("person.created");
    }

    @Test
    void author_withItems_isErasedOnlyWhenSomebodyGetsThem() {
        String username = "aut" + unique;
        String author = Organisation.hire(admin, username, "Aut " + unique, null);
        Organisation.change(admin, author, Map.of("roles", List.of("AUTHOR")));
        Studio own = new Studio(SERVER.signIn(username));
        String media = own.upload(Films.browserReady(2, "160x90"), "Inherited " + unique);
        own.awaitProcessed(media, "READY");
        own.publish(media, "*");
        disable(author);
        String heir = Organisation.id(admin, "author");
        String viewer = Organisation.id(admin, "viewer");

        assertThat(admin.getJson(PEOPLE + author + "/erasure")
                        .path("heirNeeded")
                        .asBoolean())
                .isTrue();
        assertThat(code(erase(admin, author, null))).isEqualTo("has-items");
        assertThat(erase(admin, author, viewer).statusCode()).isEqualTo(400);
        assertThat(erase(admin, author, author).statusCode()).isEqualTo(400);
        assertThat(erase(admin, author, UUID.randomUUID().toString()).statusCode())
                .isEqualTo(400);
        HttpResponse<String> reply = erase(admin, author, heir);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        PortalClient inheriting = SERVER.signIn("author");
        assertThat(inheriting
                        .sendJson("PATCH", "/api/v1/media/" + media, Map.of("title", "Mine " + unique))
                        .statusCode())
                .isEqualTo(200);
        assertThat(inheriting.get("/api/v1/media/" + media).body()).doesNotContain("Aut " + unique);
        JsonNode entry = admin.getJson("/api/v1/admin/audit?action=person.erased")
                .path("items")
                .get(0);
        assertThat(entry.toString()).contains("\\\"items\\\":1", "heir").doesNotContain("Aut " + unique);
    }
}
