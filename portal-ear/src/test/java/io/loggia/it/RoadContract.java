package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must hold on every database: the main road from a film's first byte to a row of a report. */
abstract class RoadContract extends PortalContract {
    private static final String API = "/api/v1";
    private static final String MEDIA = API + "/media/";
    private static final Duration SEARCHABLE = Duration.ofSeconds(5);

    private final PortalServer server;

    RoadContract(PortalServer server) {
        super(server);
        this.server = server;
    }

    @Test
    void film_uploadedPublishedFoundAndWatched_standsInEveryReport() {
        String title = "Road " + UUID.randomUUID();
        String media = published(title);
        PortalClient viewer = server.signIn("viewer");

        JsonNode hit = found(viewer, "tangerine lighthouse", media);
        assertThat(hit.path("title").asString()).isEqualTo(title);
        assertThat(hit.path("moments").get(0).path("startSeconds").asDouble()).isEqualTo(2.0);
        assertThat(hit.path("moments").get(0).path("speaker").asString()).isEqualTo("Ada");
        watch(viewer, media);

        assertReported(media, title);
        assertLearned(viewer, media, title);
    }

    @Test
    void item_deleted_leavesSearchAndLists_butNotItsProof() {
        String title = "Short-lived " + UUID.randomUUID();
        String media = published(title);
        PortalClient viewer = server.signIn("viewer");
        found(viewer, title, media);
        watch(viewer, media);

        assertThat(server.signIn("author").delete(MEDIA + media).statusCode()).isEqualTo(204);

        assertThat(viewer.get(MEDIA + media).statusCode()).isEqualTo(404);
        Eventually.holds(
                "the hit is gone", SEARCHABLE, () -> hits(viewer, title).isEmpty());
        assertThat(viewer.getJson(API + "/me/history").path("items").findValuesAsString("id"))
                .doesNotContain(media);
        assertThat(viewer.getJson(API + "/me/completions").path("items").findValuesAsString("mediaId"))
                .contains(media);
    }

    @Test
    void lists_withEveryFilterAndCursor_answerOnTheirOwnTerms() {
        PortalClient admin = server.signIn("admin");
        admin.postJson(API + "/channels", Map.of("name", "Filters " + UUID.randomUUID()));
        String channel =
                admin.getJson(API + "/channels").path("items").get(0).path("id").asString();
        for (String path : List.of(
                "/media?kind=VIDEO&state=PUBLISHED&sort=title&mine=true&q=a&channel=" + channel,
                "/media?kind=AUDIO&state=DRAFT&sort=newest&limit=1",
                "/search?q=onboarding&kind=VIDEO&language=en&speaker=Ada&from=2026-01-01&channel=" + channel,
                "/people?q=v&limit=1",
                "/admin/people?q=%25_%5C&limit=1",
                "/admin/jobs?state=DONE&limit=1",
                "/me/history?limit=1",
                "/me/completions?limit=1")) {
            walk(admin, API + path);
        }
    }

    private void walk(PortalClient client, String path) {
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode body = client.getJson(path + cursor);
            assertThat(body.path("items").isArray()).as(path).isTrue();
            if (!body.path("next").isString()) {
                return;
            }
            cursor = "&cursor=" + URLEncoder.encode(body.path("next").asString(), StandardCharsets.UTF_8);
        }
    }

    /** A film for Sales, ready and with captions. */
    private String published(String title) {
        Studio studio = new Studio(server.signIn("author"));
        String media = studio.upload(Films.browserReady(6, "320x180"), title);
        JsonNode item = studio.awaitProcessed(media, "READY");
        assertThat(item.path("durationSeconds").asDouble()).isBetween(5.9, 6.2);
        assertThat(studio.processing(media).path("jobs").findValuesAsString("kind"))
                .contains("PROBE", "REMUX", "LADDER", "POSTER", "STORYBOARD");
        studio.caption(media, "en", """
                WEBVTT

                00:00.500 --> 00:02.000
                Good morning, everybody.

                00:02.000 --> 00:05.000
                <v Ada>Meet me at the tangerine lighthouse.
                """);
        studio.change(
                media,
                Map.of("description", "From upload to report", "tags", List.of("road", "ümlaut"), "language", "en"));
        studio.publish(media, "d:" + department("Sales"));
        return media;
    }

    private String department(String name) {
        return Organisation.department(server.signIn("admin"), name);
    }

    private static List<JsonNode> hits(PortalClient client, String words) {
        String quoted = URLEncoder.encode('"' + words + '"', StandardCharsets.UTF_8);
        return client.getJson(API + "/search?q=" + quoted)
                .path("items")
                .valueStream()
                .toList();
    }

    private static JsonNode found(PortalClient client, String words, String media) {
        return Eventually.get(
                "'" + words + "' is found",
                SEARCHABLE,
                () -> hits(client, words).stream()
                        .filter(hit -> hit.path("id").asString().equals(media))
                        .findFirst());
    }

    /** Plays the whole film, told in three beats of which one comes twice. */
    private void watch(PortalClient viewer, String media) {
        JsonNode playback = viewer.getJson(MEDIA + media + "/playback");
        assertThat(viewer.get(playback.path("hlsUrl").asString()).body()).startsWith("#EXTM3U");
        assertThat(playback.path("captions").get(0).path("language").asString()).isEqualTo("en");
        String beats = API + "/playback/" + playback.path("sessionId").asString() + "/beats";
        double covered = beat(viewer, beats, List.of(List.of(0, 1.5)), 1.5)
                .path("coveredSeconds")
                .asDouble();
        assertThat(covered).isEqualTo(1.5);
        assertThat(beat(viewer, beats, List.of(List.of(0, 1.5)), 1.5)
                        .path("coveredSeconds")
                        .asDouble())
                .isEqualTo(1.5);
        // The server's clock pays for what is credited: a film of six seconds takes its time.
        Eventually.holds(
                "completed",
                Duration.ofSeconds(10),
                () -> beat(viewer, beats, List.of(List.of(0, 6)), 5.9)
                        .path("completed")
                        .asBoolean());
    }

    private static JsonNode beat(PortalClient viewer, String beats, List<?> coverage, double position) {
        HttpResponse<String> reply =
                viewer.postJson(beats, Map.of("coverage", coverage, "position", position, "rate", 1, "ended", false));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private void assertReported(String media, String title) {
        PortalClient manager = server.signIn("manager");
        String report =
                API + "/reports/completion?department=" + department("Sales") + "&media=" + media + "&from=2026-01-01";
        JsonNode json = manager.getJson(report);
        assertThat(json.path("rows").valueStream())
                .anyMatch(row -> row.path("person").asString().equals("Vera Viewer")
                        && row.path("state").asString().equals("COMPLETED")
                        && row.path("coveredShare").asDouble() >= 0.7
                        && row.path("completedAt").isString())
                .anyMatch(row -> row.path("person").asString().equals("Mara Manager")
                        && row.path("state").asString().equals("NOT_STARTED"))
                .noneMatch(row -> row.path("person").asString().equals("Emil Engineer"));
        assertThat(json.path("summary").path("completed").asInt()).isEqualTo(1);

        List<String> csv = manager.get(report + "&format=csv").body().lines().toList();
        assertThat(csv).hasSize(json.path("rows").size() + 1);
        assertThat(csv)
                .anyMatch(line -> line.startsWith("\"Vera Viewer\",\"Sales North\",\"" + title + "\",\"Completed\","));

        List<List<String>> sheets = Worksheets.rows(
                manager.getBytes(report + "&format=xlsx", Map.of()).body());
        assertThat(sheets)
                .anyMatch(row -> row.containsAll(List.of("Vera Viewer", "Sales North", title, "Completed")))
                .anyMatch(row -> row.containsAll(List.of("Mara Manager", title, "Never opened")));
    }

    private static void assertLearned(PortalClient viewer, String media, String title) {
        assertThat(viewer.getJson(API + "/me/history").path("items").valueStream())
                .anyMatch(entry -> entry.path("media").path("id").asString().equals(media)
                        && entry.path("completed").asBoolean());
        assertThat(viewer.getJson(API + "/me/completions").path("items").valueStream())
                .anyMatch(entry -> entry.path("mediaId").asString().equals(media)
                        && entry.path("title").asString().equals(title));
        assertThat(viewer.getJson(MEDIA + media).path("completed").asBoolean()).isTrue();
    }
}
