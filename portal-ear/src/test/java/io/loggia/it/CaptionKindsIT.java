package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A film with text for those who hear, who do not hear, and who do not see: in the API, in search and in the players. */
@ResourceLock(PortalServer.SHARED)
class CaptionKindsIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Duration SOON = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static PortalClient author;
    private static Studio studio;
    private static String media;
    private static String captions;

    @TempDir
    Path scratch;

    private String word;

    @BeforeAll
    static void film() {
        author = SERVER.signIn("author");
        studio = new Studio(author);
        media = studio.upload(Films.browserReady(6, "320x180"), "Kinds " + UUID.randomUUID());
        captions = "/api/v1/media/" + media + "/captions";
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
    }

    private static String vtt(String words) {
        return "WEBVTT\n\n00:00.500 --> 00:05.500\n" + words + "\n";
    }

    @BeforeEach
    void tracks() {
        word = "z" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "q";
        author.getJson(captions)
                .path("items")
                .forEach(track -> author.delete(track.path("url").asString()));
        studio.caption(media, "en", vtt("Plain " + word));
        studio.caption(media, "en.captions", vtt("[door slams] Plain " + word));
        studio.caption(media, "en.descriptions", vtt("A hand points at the " + word + "seen"));
    }

    private static JsonNode track(String name) {
        return author.getJson(captions)
                .path("items")
                .valueStream()
                .filter(track -> track.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> change(String name, Map<String, ?> change) {
        return author.patchJson(captions + "/" + name, change);
    }

    @Test
    void tracks_ofOneLanguage_standSideBySide_andOneAtMostIsTheDefault() {
        assertThat(author.getJson(captions)
                        .path("items")
                        .valueStream()
                        .map(track -> track.path("label").asString()))
                .containsExactly("English", "English (CC)", "English (descriptions)");
        assertThat(change("en", Map.of("byDefault", true)).statusCode()).isEqualTo(200);
        assertThat(PortalClient.json(change("en.captions", Map.of("byDefault", true)))
                        .path("byDefault")
                        .asBoolean())
                .isTrue();
        assertThat(track("en").path("byDefault").asBoolean()).isFalse();

        studio.caption(media, "en.captions", vtt("[door slams loudly] Plain " + word));
        assertThat(track("en.captions").path("byDefault").asBoolean())
                .as("another file for the same track")
                .isTrue();
        assertThat(change("en.descriptions", Map.of("byDefault", true)).statusCode())
                .isEqualTo(400);
        assertThat(change("en.captions", Map.of("kind", "subtitles")).statusCode())
                .isEqualTo(409);
        assertThat(change("fr", Map.of("byDefault", true)).statusCode()).isEqualTo(404);
        assertThat(change("en", Map.of("kind", "metadata")).statusCode()).isEqualTo(400);
        assertThat(author.get(captions + "/en.metadata").statusCode()).isEqualTo(400);
        assertThat(SERVER.signIn("viewer")
                        .patchJson(captions + "/en", Map.of("byDefault", true))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void kind_isChanged_withTextAndDefault_butNotUnderSomebodysHands() {
        assertThat(author.delete(captions + "/en.captions").statusCode()).isEqualTo(204);
        assertThat(change("en", Map.of("byDefault", true)).statusCode()).isEqualTo(200);
        String drafts = captions + "/en/draft";
        int published = author.getJson(drafts).path("published").asInt();
        assertThat(author.putJson(drafts, Map.of("published", published, "cues", List.of()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(change("en", Map.of("kind", "captions")).statusCode())
                .as("a draft is being worked on")
                .isEqualTo(409);
        String version = author.getJson(drafts).path("version").asString();
        assertThat(author.delete(drafts + "?version=" + version).statusCode()).isEqualTo(204);

        assertThat(change("en", Map.of("kind", "captions")).statusCode()).isEqualTo(200);

        assertThat(track("en.captions").path("byDefault").asBoolean()).isTrue();
        assertThat(author.get(captions + "/en").statusCode()).isEqualTo(404);
        assertThat(author.get(captions + "/en.captions").body()).contains("Plain " + word);
        assertThat(author.getJson(captions + "/en.captions/draft").path("cues").size())
                .isEqualTo(1);
        assertThat(author.getJson(captions + "/en/versions").path("items").size())
                .as("what was published before can still be had")
                .isPositive();
    }

    @Test
    void players_areToldForWhomATrackIs() {
        change("en.captions", Map.of("byDefault", true));
        JsonNode playback = author.getJson("/api/v1/media/" + media + "/playback");
        String hls = playback.path("hlsUrl").asString();
        String folder = hls.substring(0, hls.lastIndexOf('/') + 1);

        Eventually.holds(
                "the playlist follows", SOON, () -> author.get(hls).body().contains("DEFAULT=YES,AUTOSELECT=YES,F"));
        List<String> tracks = author.get(hls)
                .body()
                .lines()
                .filter(line -> line.contains("TYPE=SUBTITLES"))
                .toList();
        assertThat(tracks).hasSize(3);
        assertThat(tracks.get(0)).contains("DEFAULT=NO,AUTOSELECT=YES").doesNotContain("CHARACTERISTICS");
        assertThat(tracks.get(1)).contains("DEFAULT=YES", "transcribes-spoken-dialog", "describes-music-and-sound");
        assertThat(tracks.get(2)).contains("DEFAULT=NO,AUTOSELECT=NO", "describes-video");
        assertThat(author.get(folder + "subtitles/en.descriptions/index.m3u8").body())
                .contains("00000.vtt");
        assertThat(author.get(folder + "subtitles/en.descriptions/00000.vtt").body())
                .contains("A hand points");
        assertThat(author.get(folder + "subtitles/en/00000.vtt").body()).doesNotContain("door slams");
        HttpResponse<String> piece = author.get(folder + "subtitles/en.descriptions/00000.cmft");
        assertThat(piece.headers().firstValue("Content-Type")).hasValue("application/mp4");
        assertThat(piece.body()).contains("payl", "A hand points");
        assertThat(author.get(folder + "subtitles/en.descriptions/init.cmft").body())
                .contains("vttC");
        assertThat(author.get(folder + "subtitles/fr.captions/index.m3u8").statusCode())
                .isEqualTo(404);
        assertThat(author.get(playback.path("dashUrl").asString()).body())
                .contains("value=\"caption\"", "value=\"description\"", "value=\"main\"");
    }

    @Test
    void search_findsWhatIsSaidOnce_andWhatIsSeenNot() {
        Eventually.holds(
                "the film is found", SOON, () -> found(word).path("total").asInt() == 1);
        JsonNode moments = found(word).path("items").get(0).path("moments");

        assertThat(moments.size()).isEqualTo(1);
        assertThat(moments.get(0).path("snippetHtml").asString()).contains("[door slams]");
        assertThat(found(word + "seen").path("total").asInt()).isZero();
    }

    private static JsonNode found(String words) {
        return author.getJson("/api/v1/search?q=" + words);
    }

    @Test
    void chapterFile_becomesTheItemsChapters() {
        studio.caption(media, "en.chapters", """
                WEBVTT

                00:00.000 --> 00:02.000
                Begin

                00:02.000 --> 00:06.000
                The <i>rest</i>
                """);

        JsonNode chapters =
                author.getJson("/api/v1/media/" + media + "/chapters").path("items");
        assertThat(chapters.valueStream()
                        .map(chapter -> chapter.path("startSeconds").asDouble() + " "
                                + chapter.path("title").asString()))
                .containsExactly("0.0 Begin", "2.0 The rest");
        assertThat(author.getJson(captions).path("items").size()).isEqualTo(3);
        assertThat(author.get(captions + "/en.chapters").statusCode()).isEqualTo(400);
    }

    /** What the viewer hears and sees of it: the default by itself, what was chosen before, descriptions on demand. */
    @Test
    void page_showsTheDefault_untilSomebodyChooses_andSaysDescriptionsOnDemand() throws Exception {
        change("en.captions", Map.of("byDefault", true));

        JsonNode told = NodeScript.ofBrowser("kinds.mjs", LIMIT)
                .run(SERVER, scratch, Map.of("LOGGIA_MEDIA", media, "LOGGIA_SHOTS", NodeScript.shots("kinds")));

        assertThat(told.path("failed").asString("")).as(told.toString()).isEmpty();
        assertThat(told.path("first").asString()).contains("door slams");
        assertThat(told.path("silent").asBoolean())
                .as("descriptions are off at first")
                .isTrue();
        assertThat(told.path("chosen").asString()).startsWith("Plain");
        assertThat(told.path("said").asString()).startsWith("A hand points");
        assertThat(told.path("later").asString()).startsWith("Plain");
        assertThat(told.path("saidLater").asString()).startsWith("A hand points");
        assertThat(told.path("off").asInt()).isZero();
        assertThat(told.path("loaded").toString())
                .as("the page draws captions itself, and loads them once")
                .doesNotContain("subtitles/");
        assertThat(told.path("tab").toString())
                .contains("Shown by default", "Captions with sounds", "Picture descriptions");
        assertThat(told.path("moved").toString()).contains("Changed.");
    }
}
