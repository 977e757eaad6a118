package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Dashboards tell what was watched some seconds before, to those whose it is to know, and of nobody in it. */
@ResourceLock(PortalServer.SHARED)
class DepartmentInsightIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";
    private static final String DEPARTMENTS = API + "/analytics/departments";
    private static final String ORGANISATION = API + "/analytics/organisation";

    /** Added up every other second; the rest is for a busy machine. */
    private static final Duration ADDED_UP = Duration.ofSeconds(20);

    private static PortalClient admin;
    private static PortalClient manager;
    private static Studio studio;
    private static String whole;
    private static String large;
    private static String small;
    private static String other;
    private static String film;
    private static String unwatched;

    /** A department of its manager's own, of three: with five, one and six people who watch. */
    @BeforeAll
    static void watch() {
        admin = SERVER.signIn("admin");
        studio = new Studio(SERVER.signIn("author"));
        String mark = UUID.randomUUID().toString().substring(0, 8);
        whole = Organisation.found(admin, "Insight " + mark, null);
        large = Organisation.found(admin, "Large " + mark, whole);
        small = Organisation.found(admin, "Small " + mark, whole);
        other = Organisation.found(admin, "Other " + mark, whole);
        String lead = "l" + mark;
        String leader = Organisation.hire(admin, lead, "Lead " + mark, null);
        Organisation.change(admin, leader, Map.of("roles", List.of("MANAGER"), "manages", List.of(whole)));
        manager = SERVER.signIn(lead);
        film = film("Insight film " + mark, "d:" + whole);
        unwatched = film("Insight unwatched " + mark, "d:" + large);
        for (int i = 0; i < 12; i++) {
            String name = "w" + UUID.randomUUID().toString().substring(0, 8);
            Organisation.hire(admin, name, "Watcher " + name, (i < 5 ? "Large " : i < 6 ? "Small " : "Other ") + mark);
            watch(SERVER.signIn(name), film);
        }
        Eventually.get(
                "all of it is added up",
                ADDED_UP,
                () -> Optional.of(figures(manager, whole))
                        .filter(figures -> figures.path("now").path("viewers").asInt() == 12));
    }

    private static String film(String title, String audience) {
        String id = studio.upload(Films.browserReady(4, "160x90"), title);
        studio.awaitProcessed(id, "READY");
        studio.publish(id, audience);
        return id;
    }

    private static void watch(PortalClient person, String item) {
        String session = person.getJson(API + "/media/" + item + "/playback")
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                API + "/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 4)), "position", 4, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode figures(PortalClient reader, String department) {
        return reader.getJson(DEPARTMENTS + "/" + department).path("figures");
    }

    @Test
    void department_watched_tellsHowManyAndWhat() {
        JsonNode figures = figures(manager, whole);

        assertThat(figures.path("now").path("views").asInt()).isEqualTo(12);
        assertThat(figures.path("now").path("completions").asInt()).isEqualTo(12);
        assertThat(figures.path("now").path("watchedSeconds").asDouble()).isBetween(47.5, 48.5);
        assertThat(figures.path("people").asInt()).isEqualTo(12);
        assertThat(figures.path("items").findValuesAsString("id")).containsExactly(film);
        assertThat(figures.path("items").get(0).path("title").asString()).startsWith("Insight film");
        assertThat(figures.path("trend").size()).isPositive();
        JsonNode missed = manager.getJson(DEPARTMENTS + "/" + whole + "/unwatched");
        assertThat(missed.path("items").findValuesAsString("id"))
                .contains(unwatched)
                .doesNotContain(film);
    }

    /** The one person's figures could be had by taking the others' from the sum, so another department goes with them. */
    @Test
    @Tag("E09")
    void smallDepartment_isNotToldOf_norItsNeighbourThatCoversIt() {
        JsonNode figures = figures(manager, whole);

        assertThat(figures.path("departments").findValuesAsString("id")).containsExactly(other);
        assertThat(figures.path("departmentsHidden").asInt()).isEqualTo(6);
        for (String hidden : List.of(small, large)) {
            JsonNode asked = figures(manager, hidden);
            assertThat(asked.path("tooFew").asBoolean()).isTrue();
            assertThat(asked.path("now").isObject()).isFalse();
            assertThat(asked.path("items").size()).isZero();
            JsonNode missed = manager.getJson(DEPARTMENTS + "/" + hidden + "/unwatched");
            assertThat(missed.path("tooFew").asBoolean()).isTrue();
            assertThat(missed.path("items").size()).isZero();
            assertThat(missed.path("count").asInt()).isZero();
        }
        assertThat(figures(manager, other).path("now").path("viewers").asInt()).isEqualTo(6);
    }

    /** Administrators are kept from small groups alone, so they may ask for any set. */
    @Test
    void severalDepartments_watched_countEachPersonOnce() {
        String together = DEPARTMENTS + "/together?department=";
        JsonNode both = admin.getJson(together + large + "&department=" + small);
        assertThat(both.path("departments").findValuesAsString("id")).containsExactly(large, small);
        assertThat(both.path("figures").path("now").path("viewers").asInt()).isEqualTo(6);
        assertThat(both.path("figures").path("people").asInt()).isEqualTo(6);
        JsonNode nested = admin.getJson(together + large + "&department=" + whole);
        assertThat(nested.path("departments").findValuesAsString("id")).containsExactly(whole);
        assertThat(nested.path("figures").path("now").path("viewers").asInt()).isEqualTo(12);
        assertThat(admin.getJson(DEPARTMENTS + "/together/unwatched?department=" + large + "&department=" + other)
                        .path("items")
                        .findValuesAsString("id"))
                .contains(unwatched)
                .doesNotContain(film);
        assertThat(admin.get(DEPARTMENTS + "/together").statusCode()).isEqualTo(400);
    }

    /** With another department that is told of, the small one's figures would be the difference. */
    @Test
    @Tag("E09")
    void severalDepartments_oneOfThemHidden_areNotToldOf() {
        for (String hidden : List.of(small, large)) {
            String named = "department=" + other + "&department=" + hidden;
            JsonNode figures =
                    manager.getJson(DEPARTMENTS + "/together?" + named).path("figures");
            assertThat(figures.path("tooFew").asBoolean()).isTrue();
            assertThat(figures.path("now").isObject()).isFalse();
            JsonNode missed = manager.getJson(DEPARTMENTS + "/together/unwatched?" + named);
            assertThat(missed.path("tooFew").asBoolean()).isTrue();
        }
    }

    @Test
    @Tag("E09")
    void severalDepartments_oneOfThemForeign_areRefused() {
        String engineering = Organisation.department(admin, "Engineering");
        SoftAssertions softly = new SoftAssertions();
        for (String part : List.of("", "/unwatched", "/assignments")) {
            for (String named : List.of(
                    whole + "&department=" + engineering,
                    engineering + "&department=" + whole,
                    whole + "&department=" + UUID.randomUUID())) {
                HttpResponse<String> reply = manager.get(DEPARTMENTS + "/together" + part + "?department=" + named);
                softly.assertThat(reply.statusCode()).as(named).isEqualTo(404);
                softly.assertThat(reply.body()).as(named).doesNotContain("Engineering");
            }
            softly.assertThat(manager.get(DEPARTMENTS + "/together" + part + "?department=" + whole + "," + engineering)
                            .statusCode())
                    .isEqualTo(400);
            softly.assertThat(SERVER.signIn("viewer")
                            .get(DEPARTMENTS + "/together" + part + "?department=" + whole)
                            .statusCode())
                    .isEqualTo(404);
        }
        softly.assertAll();
    }

    @Test
    void period_beforeAnything_isEmptyAndNoFault() {
        JsonNode figures =
                manager.getJson(DEPARTMENTS + "/" + whole + "?to=2020-01-01").path("figures");
        assertThat(figures.path("now").path("views").asInt()).isZero();
        assertThat(manager.get(DEPARTMENTS + "/" + whole + "?from=2020-01-02&to=2020-01-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(manager.get(DEPARTMENTS + "/" + whole + "?from=yesterday").statusCode())
                .isEqualTo(400);
    }

    @Test
    void searches_ofTheOrganisation_areToldByPartAndBesideThoseBefore() {
        JsonNode all = admin.getJson(ORGANISATION);

        assertThat(all.path("searchTrend").size())
                .isEqualTo(all.path("figures").path("trend").size());
        assertThat(all.path("searchTrend")
                        .valueStream()
                        .mapToLong(part -> part.path("searches").asLong())
                        .sum())
                .isEqualTo(all.path("searches").asLong());
        assertThat(all.path("searchesBefore").isNumber()).isFalse();
        // Another test may just have had all added up for another zone, in which it is another day.
        Eventually.holds("searches are told beside those before", ADDED_UP, () -> {
            String first =
                    admin.getJson(ORGANISATION).path("figures").path("from").asString();
            return admin.getJson(ORGANISATION + "?from=" + first)
                    .path("searchesBefore")
                    .isNumber();
        });
    }

    @Test
    @Tag("E09")
    void manager_seesTheirDepartmentsAlone_howeverTheyAsk() {
        String engineering = Organisation.department(admin, "Engineering");
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(manager.getJson(DEPARTMENTS).path("items").findValuesAsString("id"))
                .containsExactlyInAnyOrder(whole, large, small, other);
        for (String crafted : List.of(
                engineering,
                Organisation.department(admin, "Sales"),
                engineering.toUpperCase(Locale.ROOT),
                engineering + "/unwatched",
                engineering + "?department=" + whole,
                whole + "%2F..%2F" + engineering,
                UUID.randomUUID().toString())) {
            HttpResponse<String> reply = manager.get(DEPARTMENTS + "/" + crafted);
            softly.assertThat(reply.statusCode()).as(crafted).isIn(400, 404);
            softly.assertThat(reply.body()).as(crafted).doesNotContain("Engineering");
        }
        for (String added : List.of("department", "departments", "id", "subtree")) {
            JsonNode reply = manager.getJson(DEPARTMENTS + "/" + whole + "?" + added + "=" + engineering);
            softly.assertThat(reply.path("figures").path("now").path("viewers").asInt())
                    .as(added)
                    .isEqualTo(12);
        }
        softly.assertThat(manager.get(ORGANISATION).statusCode()).isEqualTo(403);
        softly.assertAll();
    }

    @Test
    void others_seeNoFigures() {
        for (String person : List.of("viewer", "engineer", "author")) {
            PortalClient client = SERVER.signIn(person);
            assertThat(client.getJson(DEPARTMENTS).path("items").size()).isZero();
            assertThat(client.get(DEPARTMENTS + "/" + whole).statusCode()).isEqualTo(404);
            assertThat(client.get(DEPARTMENTS + "/" + whole + "/unwatched").statusCode())
                    .isEqualTo(404);
            assertThat(client.get(ORGANISATION).statusCode()).isEqualTo(403);
        }
    }

    /** A film of another author's, in a department that no other test knows. */
    private static void watchedByFive(Studio another) {
        String name = "Elsewhere " + UUID.randomUUID().toString().substring(0, 8);
        String elsewhere = Organisation.found(admin, name, null);
        String item = another.upload(Films.browserReady(4, "160x90"), "Film " + name);
        another.awaitProcessed(item, "READY");
        another.publish(item, "d:" + elsewhere);
        for (int i = 0; i < 5; i++) {
            String person = "e" + UUID.randomUUID().toString().substring(0, 8);
            Organisation.hire(admin, person, "Watcher " + person, name);
            watch(SERVER.signIn(person), item);
        }
    }

    /** Titles are told as in reports, also of what they may not watch. */
    @Test
    void learningAndDevelopment_seesTheOrganisationAndEveryDepartment() {
        String secret = new Studio(admin).upload(Films.browserReady(2, "160x90"), "Secret " + UUID.randomUUID());
        new Studio(admin).awaitProcessed(secret, "READY");
        new Studio(admin).publish(secret, "d:" + other);
        watchedByFive(new Studio(admin));
        PortalClient learning = SERVER.signIn("learning");

        JsonNode all = learning.getJson(ORGANISATION);
        assertThat(all.path("figures").path("now").path("viewers").asInt()).isGreaterThanOrEqualTo(12);
        assertThat(all.path("figures").path("people").asInt()).isGreaterThan(12);
        // The smallest groups stand in for each other, and the largest is told of as long as there is another one.
        assertThat(Eventually.get(
                        "both authors are added up",
                        ADDED_UP,
                        () -> Optional.of(learning.getJson(ORGANISATION)
                                        .path("authors")
                                        .findValuesAsString("name"))
                                .filter(names -> !names.isEmpty())))
                .contains("Arno Author");
        assertThat(all.path("storage").size()).isZero();
        assertThat(learning.get("/api/v1/media/" + secret).statusCode()).isEqualTo(404);
        for (PortalClient reader : List.of(learning, manager)) {
            assertThat(reader.get(DEPARTMENTS + "/" + other + "/unwatched").body())
                    .contains("Secret");
        }
    }

    @Test
    void timeZone_changed_isBuiltBesideAndThenUsed() {
        JsonNode before = admin.getJson(API + "/admin/calendar");
        try {
            assertThat(set("Pacific/Auckland", "SUNDAY", before.path("version").asInt())
                            .statusCode())
                    .isEqualTo(200);
            Eventually.get(
                    "the figures have the new days",
                    ADDED_UP,
                    () -> Optional.of(admin.getJson(API + "/admin/calendar").path("rollUp"))
                            .filter(state -> state.path("zone").asString().equals("Pacific/Auckland")));

            assertThat(figures(manager, whole).path("now").path("viewers").asInt())
                    .isEqualTo(12);
            assertThat(set("Pacific/Auckland", "MONDAY", before.path("version").asInt())
                            .statusCode())
                    .isEqualTo(409);
            assertThat(set("Nowhere/City", "MONDAY", version()).statusCode()).isEqualTo(400);
            assertThat(set("UTC", "SOMEDAY", version()).statusCode()).isEqualTo(400);
            assertThat(set("+01:07", "MONDAY", version()).statusCode()).isEqualTo(400);
        } finally {
            set(before.path("zone").asString(), before.path("weekStart").asString(), version());
        }
    }

    private static int version() {
        return admin.getJson(API + "/admin/calendar").path("version").asInt();
    }

    private static HttpResponse<String> set(String zone, String weekStart, int version) {
        return admin.sendJson(
                "PUT", API + "/admin/calendar", Map.of("zone", zone, "weekStart", weekStart, "version", version));
    }
}
