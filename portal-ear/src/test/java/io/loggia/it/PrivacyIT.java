package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Details of viewing go after some days; no count, curve or completion does, and nobody begins again. */
@ResourceLock(PortalServer.ON_POSTGRES)
class PrivacyIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    private static final String PRIVACY = "/api/v1/admin/privacy";
    private static final int WATCHERS = 6;

    private static PortalClient admin() {
        return SERVER.signIn("admin");
    }

    private static HttpResponse<String> agree(PortalClient admin, @Nullable Integer days) {
        Map<String, Object> change = new HashMap<>();
        change.put("version", admin.getJson(PRIVACY).path("version").asInt());
        change.put("keepDays", days);
        change.put("pseudonyms", false);
        return admin.sendJson("PUT", PRIVACY, change);
    }

    private static void play(PortalClient person, String media, List<List<Double>> parts) {
        String session = person.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                "/api/v1/playback/" + session + "/beats", Map.of("coverage", parts, "position", 2, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode of(JsonNode rows, String media) {
        return rows.valueStream()
                .filter(row -> row.path("mediaId").asString().equals(media))
                .findFirst()
                .orElseThrow(() -> new AssertionError(media + " is not in " + rows));
    }

    private static String film(Studio studio, String title, String department) {
        String media = studio.upload(Films.browserReady(4, "160x90"), title);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "d:" + department);
        return media;
    }

    @Test
    void details_olderThanAgreed_goAndNothingThatIsCountedByThem() throws SQLException {
        PortalClient admin = admin();
        Studio studio = new Studio(SERVER.signIn("author"));
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String department = Organisation.found(admin, "Kept " + unique, null);
        String done = film(studio, "Done " + unique, department);
        String begun = film(studio, "Begun " + unique, department);
        PortalClient ann = admin;
        for (int i = 0; i < WATCHERS; i++) {
            String name = "p" + i + unique;
            Organisation.hire(admin, name, "Person " + name, "Kept " + unique);
            ann = SERVER.signIn(name);
            play(ann, done, List.of(List.of(0.0, 4.0)));
        }
        play(ann, begun, List.of(List.of(1.0, 2.0)));
        try (CompanyLoader database = CompanyLoader.of(Postgres.settings())) {
            age(database, done, begun);
            JsonNode older = admin.getJson(PRIVACY + "/older?days=30");
            assertThat(older.path("before").asString())
                    .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(30).toString());
            assertThat(older.path("playbacks").asInt()).isEqualTo(WATCHERS + 1);
            assertThat(older.path("coverages").asInt()).isEqualTo(WATCHERS + 1);
            assertThat(older.path("underWay").asInt()).isEqualTo(1);
            JsonNode insight = admin.getJson("/api/v1/analytics/media/" + done);
            JsonNode report = admin.getJson("/api/v1/reports/completion?department=" + department);
            assertThat(insight.path("retention").path("all").asInt()).isEqualTo(WATCHERS);

            assertThat(agree(admin, 30).statusCode()).isEqualTo(200);
            Eventually.holds(
                    "what is too old is gone",
                    Duration.ofSeconds(20),
                    () -> admin.getJson(PRIVACY).hasNonNull("droppedAt"));

            assertThat(database.number(
                            "select count(*) from watch_session where media_id in ('%s', '%s')".formatted(done, begun)))
                    .isZero();
            assertThat(admin.getJson("/api/v1/analytics/media/" + done)).isEqualTo(insight);
            assertThat(admin.getJson("/api/v1/reports/completion?department=" + department)
                            .path("rows"))
                    .isEqualTo(report.path("rows"));
            underWay(ann, done, begun);
            assertThat(admin.getJson(PRIVACY + "/older?days=30")
                            .path("playbacks")
                            .asInt())
                    .isZero();
            assertThat(admin.get("/api/v1/admin/audit?action=privacy.changed").body())
                    .contains("keepDays");
            erased(admin, "p" + (WATCHERS - 1) + unique, done);
        } finally {
            assertThat(agree(admin, null).statusCode()).isEqualTo(200);
        }
    }

    /** Of whom details are gone already, nothing counts twice. */
    private static void erased(PortalClient admin, String username, String media) {
        JsonNode before = admin.getJson("/api/v1/analytics/media/" + media);
        String person = Organisation.id(admin, username);
        Organisation.change(admin, person, Map.of("enabled", false));
        HttpResponse<String> reply = admin.postJson("/api/v1/admin/people/" + person + "/erasure", Map.of());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(admin.getJson("/api/v1/analytics/media/" + media)).isEqualTo(before);
    }

    private static void age(CompanyLoader database, String... media) throws SQLException {
        String of = " where media_id in ('" + String.join("', '", media) + "')";
        database.run(
                "update watch_session set started_at = started_at - interval '40 days',"
                        + " viewed_at = viewed_at - interval '40 days',"
                        + " seen_at = seen_at - interval '40 days'" + of,
                "update watch_coverage set last_at = last_at - interval '40 days'" + of);
    }

    /** Told without times, and completed by the parts that are still missing. */
    private static void underWay(PortalClient ann, String done, String begun) {
        JsonNode data = ann.getJson("/api/v1/me/data");
        assertThat(data.path("playbacks").isEmpty()).isTrue();
        assertThat(of(data.path("watched"), begun).path("seconds").toString()).isEqualTo("[[1.0,2.0]]");
        assertThat(of(data.path("watched"), done).path("detailed").asBoolean(true))
                .isFalse();
        assertThat(of(data.path("completions"), done).path("title").asString()).startsWith("Done ");

        play(ann, begun, List.of(List.of(0.0, 1.0), List.of(2.0, 4.0)));

        assertThat(of(ann.getJson("/api/v1/me/data").path("completions"), begun)
                        .path("title")
                        .asString())
                .startsWith("Begun ");
    }

    private static String watchedByAll(String unique, String department) {
        PortalClient admin = admin();
        String media = film(new Studio(SERVER.signIn("author")), "Film " + unique, department);
        for (int i = 0; i < WATCHERS; i++) {
            String name = "v" + i + unique;
            Organisation.hire(admin, name, "Person " + name, "Seen " + unique);
            play(SERVER.signIn(name), media, List.of(List.of(0.0, 4.0)));
        }
        return media;
    }

    /** Begun at 23:50 and a view at 00:05, it counts on the second day whatever one looks at. */
    @Test
    void playback_overMidnight_countsOnTheDayOnWhichItBecameAView() throws SQLException {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String media = watchedByAll(unique, Organisation.found(admin(), "Seen " + unique, null));
        String today = "/api/v1/analytics/media/" + media + "?from=" + LocalDate.now(ZoneOffset.UTC);
        try (CompanyLoader database = CompanyLoader.of(Postgres.settings())) {
            String of = " where media_id = '" + media + "'";
            database.run("update watch_session set started_at = started_at - interval '1 day'" + of);

            JsonNode insight = admin().getJson(today);

            assertThat(insight.path("views").asInt()).isEqualTo(WATCHERS);
            assertThat(insight.path("devices").get(0).path("views").asInt()).isEqualTo(WATCHERS);
            assertThat(insight.path("entries").get(0).path("views").asInt()).isEqualTo(WATCHERS);

            // Of one from before, nobody knows better than that it began.
            database.run("update watch_session set viewed_at = null" + of);
            assertThat(admin().getJson(today).path("devices").size()).isZero();
        }
    }

    /** Neither waits for a restart, and both are in the audit log. */
    @Test
    void switches_changedByAnAdmin_countAtOnce() {
        PortalClient admin = admin();
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String media = watchedByAll(unique, Organisation.found(admin, "Seen " + unique, null));
        String insight = "/api/v1/analytics/media/" + media;
        JsonNode before = admin.getJson(PRIVACY);
        assertThat(before.path("smallestGroup").asInt()).isEqualTo(5);
        assertThat(before.path("smallestGroupSet").asBoolean(true)).isFalse();
        assertThat(admin.getJson(insight).path("tooFew").asBoolean()).isFalse();
        assertThat(groupsOfViewing(admin)).doesNotContain("person");
        try {
            assertThat(switched(admin, WATCHERS + 1, true).statusCode()).isEqualTo(200);

            assertThat(admin.getJson(insight).path("tooFew").asBoolean()).isTrue();
            assertThat(groupsOfViewing(admin)).contains("person");
            assertThat(admin.get("/api/v1/admin/audit?action=privacy.changed").body())
                    .contains("smallestGroup")
                    .contains("viewingOfPersons");
            assertThat(switched(admin, 0, true).statusCode()).isEqualTo(400);
            assertThat(switched(admin, 1001, true).statusCode()).isEqualTo(400);
        } finally {
            assertThat(switched(admin, 5, false).statusCode()).isEqualTo(200);
        }
        assertThat(admin.getJson(insight).path("tooFew").asBoolean()).isFalse();
    }

    private static List<String> groupsOfViewing(PortalClient admin) {
        return admin.getJson("/api/v1/reports/kinds")
                .path("items")
                .valueStream()
                .filter(kind -> kind.path("kind").asString().equals("viewing"))
                .flatMap(kind -> kind.path("groups").findValuesAsString("name").stream())
                .toList();
    }

    private static HttpResponse<String> switched(PortalClient admin, int smallest, boolean ofPersons) {
        return admin.sendJson(
                "PUT",
                PRIVACY,
                Map.of(
                        "version",
                        admin.getJson(PRIVACY).path("version").asInt(),
                        "pseudonyms",
                        false,
                        "smallestGroup",
                        smallest,
                        "viewingOfPersons",
                        ofPersons));
    }

    @Test
    void agreement_isForAdminsAlone_andKeptWithinItsLimits() {
        PortalClient admin = admin();
        assertThat(SERVER.signIn("manager").get(PRIVACY).statusCode()).isEqualTo(403);
        assertThat(agree(admin, 6).statusCode()).isEqualTo(400);
        assertThat(agree(admin, 3651).statusCode()).isEqualTo(400);
        assertThat(admin.get(PRIVACY + "/older?days=1").statusCode()).isEqualTo(400);
        assertThat(admin.sendJson("PUT", PRIVACY, Map.of("version", -1, "pseudonyms", false))
                        .statusCode())
                .isEqualTo(409);
    }
}
