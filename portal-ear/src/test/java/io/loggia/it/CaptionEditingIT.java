package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Captions are worked on in drafts that nobody else sees; what is published is shown, searched and packaged, and nothing is lost. */
@ResourceLock(PortalServer.SHARED)
class CaptionEditingIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<Map<String, Object>> NONE = List.of();

    private static PortalClient author;
    private static PortalClient admin;
    private static PortalClient viewer;
    private static String media;

    private String track;

    @BeforeAll
    static void upload() {
        author = SERVER.signIn("author");
        admin = SERVER.signIn("admin");
        viewer = SERVER.signIn("viewer");
        Studio studio = new Studio(author);
        media = studio.upload(Films.browserReady(2, "320x240"), "Edited " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
    }

    @BeforeEach
    void begin() {
        track = "/api/v1/media/" + media + "/captions/en-x-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, Object> cue(double start, double end, String text) {
        return Map.of("startSeconds", start, "endSeconds", end, "text", text);
    }

    private HttpResponse<String> save(
            PortalClient client, @Nullable String version, List<Map<String, Object>> cues, boolean setAside) {
        Map<String, Object> body = new HashMap<>();
        if (version != null) {
            body.put("version", version);
        }
        body.put("published", published());
        body.put("setAside", setAside);
        body.put("cues", cues);
        return client.putJson(track + "/draft", body);
    }

    private int published() {
        return author.getJson(track + "/draft").path("publishedNow").asInt();
    }

    private static String version(HttpResponse<String> saved) {
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        return PortalClient.json(saved).path("version").asString();
    }

    private HttpResponse<String> publish(PortalClient client, String version, int published) {
        return client.postJson(track + "/draft/publish", Map.of("version", version, "published", published));
    }

    private void upload(String file) {
        HttpResponse<String> put =
                author.send("PUT", track, BodyPublishers.ofString(file), Map.of("Content-Type", "text/vtt"));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    private List<String> history() {
        return author.getJson(track + "/versions")
                .path("items")
                .valueStream()
                .map(version -> version.path("kind").asString() + " "
                        + version.path("cues").asInt())
                .toList();
    }

    @Test
    void draft_isSeenByNobody_untilItIsPublished_andThenEverywhere() {
        String word = "galumphing" + UUID.randomUUID().toString().substring(0, 6);
        JsonNode empty = author.getJson(track + "/draft");
        assertThat(empty.has("version")).isFalse();
        assertThat(empty.path("cues").size()).isZero();

        String version = version(save(author, null, List.of(cue(0.25, 1.5, word), cue(1.5, 1.5, "")), false));
        JsonNode draft = author.getJson(track + "/draft");
        assertThat(draft.path("version").asString()).isEqualTo(version);
        assertThat(draft.path("savedByName").asString()).isNotEmpty();
        assertThat(draft.path("cues").get(0).path("startSeconds").asDouble()).isEqualTo(0.25);
        assertThat(draft.path("cues").get(1).path("text").asString()).isEmpty();
        assertThat(viewer.get(track).statusCode()).isEqualTo(404);

        HttpResponse<String> unfinished = publish(author, version, 0);
        assertThat(unfinished.statusCode()).isEqualTo(422);
        assertThat(unfinished.body()).contains("Cue 2");

        version = version(save(author, version, List.of(cue(0.25, 1.5, word)), false));
        HttpResponse<String> published = publish(author, version, 0);
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(PortalClient.json(published).path("track").path("origin").asString())
                .isEqualTo("edited");

        assertThat(viewer.get(track).body()).contains("00:00:00.250 --> 00:00:01.500\n" + word);
        Eventually.holds(
                "found by its word",
                SOON,
                () -> viewer.getJson("/api/v1/search?q=" + word).path("total").asInt() == 1);
        Eventually.holds("packaged", SOON, () -> packaged().contains(word));
        assertThat(author.getJson(track + "/draft").has("version")).isFalse();
        assertThat(history()).containsExactly("published 1");
    }

    /** What players of HLS get of the track. */
    private String packaged() {
        String master = viewer.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
        String language = track.substring(track.lastIndexOf('/') + 1);
        String list = viewer.get(master).body();
        return list.contains(language)
                ? viewer.get(master.substring(0, master.lastIndexOf('/')) + "/subtitles/" + language + "/00000.vtt")
                        .body()
                : "";
    }

    @Test
    void twoEditors_theLaterSave_isRefused_andNothingIsLost() {
        String first = version(save(author, null, List.of(cue(0, 1, "mine")), false));
        String second = version(save(admin, first, List.of(cue(0, 1, "theirs"), cue(1, 2, "more")), false));

        HttpResponse<String> late = save(author, first, List.of(cue(0, 1, "mine too")), false);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(PortalClient.json(late).path("code").asString()).isEqualTo("conflict");
        assertThat(save(author, null, NONE, false).statusCode()).isEqualTo(409);
        assertThat(publish(author, first, 0).statusCode()).isEqualTo(409);
        assertThat(author.delete(track + "/draft?version=" + first).statusCode())
                .isEqualTo(409);
        assertThat(author.getJson(track + "/draft").path("cues").size()).isEqualTo(2);

        // Theirs is taken: mine goes into the history. Or mine stays: theirs does.
        assertThat(author.postJson(track + "/versions", Map.of("cues", List.of(cue(0, 1, "mine too"))))
                        .statusCode())
                .isEqualTo(204);
        String third = version(save(author, second, List.of(cue(0, 1, "a"), cue(1, 2, "b"), cue(2, 3, "c")), true));
        assertThat(history()).containsExactly("set-aside 2", "set-aside 1");
        assertThat(author.getJson(track + "/versions/2")
                        .path("cues")
                        .get(0)
                        .path("text")
                        .asString())
                .isEqualTo("theirs");
        assertThat(author.delete(track + "/draft?version=" + third).statusCode())
                .isEqualTo(204);
        assertThat(history()).containsExactly("set-aside 3", "set-aside 2", "set-aside 1");
    }

    @Test
    void manySaves_atTheSameMoment_oneWins() throws Exception {
        List<Callable<Integer>> saves = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String text = "number " + i;
            PortalClient client = i % 2 == 0 ? author : admin;
            saves.add(() -> save(client, null, List.of(cue(0, 1, text)), false).statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(saves.size())) {
            for (Future<Integer> answer : people.invokeAll(saves)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void trackReplacedMeanwhile_isToldBeforeItIsPublishedOver() {
        upload("WEBVTT\n\n00:00.000 --> 00:01.000\nfirst\n");
        JsonNode opened = author.getJson(track + "/draft");
        assertThat(opened.path("cues").get(0).path("text").asString()).isEqualTo("first");
        String version = version(save(author, null, List.of(cue(0, 1, "better")), false));

        upload("WEBVTT\n\n00:00.000 --> 00:01.000\nsecond\n\n00:01.000 --> 00:02.000\nthird\n");

        JsonNode draft = author.getJson(track + "/draft");
        assertThat(draft.path("published").asInt()).isEqualTo(1);
        assertThat(draft.path("publishedNow").asInt()).isEqualTo(2);
        assertThat(publish(author, version, 1).statusCode()).isEqualTo(409);
        assertThat(publish(author, version, 2).statusCode()).isEqualTo(200);
        assertThat(history()).containsExactly("published 1", "published 2", "published 1");
        assertThat(author.get(track).body()).contains("better");
    }

    @Test
    void removedTrack_canBeHadBackFromItsHistory() {
        upload("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ann>first\n");
        assertThat(author.delete(track).statusCode()).isEqualTo(204);

        JsonNode cue = author.getJson(track + "/versions/1").path("cues").get(0);
        assertThat(cue.path("text").asString()).isEqualTo("first");
        assertThat(cue.path("speaker").asString()).isEqualTo("Ann");
        assertThat(author.get(track + "/versions/2").statusCode()).isEqualTo(404);
        assertThat(author.get(track + "/versions/x").statusCode()).isEqualTo(404);
    }

    @Test
    void transcriptWithoutTimes_isSpreadOverTheFilm_whereAsked() {
        HttpResponse<String> put = author.send(
                "PUT",
                track + "?untimed=spread",
                BodyPublishers.ofString("Bracelets, belts. He put them on in his joy."),
                Map.of("Content-Type", "text/plain"));

        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(PortalClient.json(put).path("track").path("origin").asString())
                .isEqualTo("estimated");
        JsonNode cues = author.getJson(track + "/draft").path("cues");
        assertThat(cues.size()).isEqualTo(2);
        assertThat(cues.get(1).path("endSeconds").asDouble()).isBetween(1.8, 2.3);
    }

    @Test
    void drafts_thatMakeNoSense_areRefused() {
        for (List<Map<String, Object>> cues : List.of(
                List.of(cue(-1, 1, "before the beginning")),
                List.of(cue(0, 1e12, "after the end")),
                List.of(cue(0, 1, "x".repeat(10_001))))) {
            assertThat(save(author, null, cues, false).statusCode()).isEqualTo(400);
        }
        assertThat(author.putJson(track + "/draft", Map.of()).statusCode()).isEqualTo(400);
        assertThat(author.putJson(track + "/draft", Map.of("cues", "x")).statusCode())
                .isEqualTo(400);
        assertThat(author.postJson(track + "/draft/publish", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void draftsAndHistory_areForThoseWhoMayChangeTheItem() {
        upload("WEBVTT\n\n00:00.000 --> 00:01.000\nfirst\n");

        for (PortalClient other : List.of(viewer, SERVER.signIn("manager"))) {
            assertThat(other.get(track).statusCode()).isEqualTo(200);
            for (String path : List.of("/draft", "/versions", "/versions/1")) {
                assertThat(other.get(track + path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(save(other, null, NONE, false).statusCode()).isEqualTo(403);
        }
    }
}
