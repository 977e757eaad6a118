package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A film that browsers do not play as it is: it plays while it is encoded, and goes on playing when better comes. */
@LongTest
class EarlyPublicationIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_PROCESSING_HEARTBEAT", "PT1S"));

    private static final Duration BEGINS = Duration.ofMinutes(2);
    private static final Duration PLAYED = Duration.ofMinutes(7);
    private static final String END = "#EXT-X-ENDLIST";

    @TempDir
    Path scratch;

    private static Path film(int seconds) {
        return Films.make(
                "foreign-" + seconds + ".mkv",
                "-f lavfi -i testsrc2=duration=%1$d:size=1280x720:rate=25 -f lavfi -i sine=duration=%1$d"
                        .formatted(seconds)
                        .split(" "),
                "-c:v mpeg4 -q:v 5 -c:a libopus".split(" "));
    }

    private static JsonNode awaitPlayable(PortalClient author, String media) {
        return Eventually.get("something plays", BEGINS, () -> {
            HttpResponse<String> reply = author.get("/api/v1/media/" + media + "/playback");
            return reply.statusCode() == 200 ? Optional.of(PortalClient.json(reply)) : Optional.empty();
        });
    }

    private static String folder(String url) {
        return url.substring(0, url.lastIndexOf('/') + 1);
    }

    /** The playlist of the first variant. */
    private static String variant(PortalClient viewer, String master) {
        String body = viewer.get(master).body();
        String path =
                body.lines().filter(line -> line.startsWith("v")).findFirst().orElseThrow();
        return folder(master) + path;
    }

    private static List<String> segments(String playlist) {
        return playlist.lines().filter(line -> line.endsWith(".m4s")).toList();
    }

    @Test
    @Tag("C16")
    void film_playsWhileItIsEncoded_throughAKill_andOnWhenTheLadderComes() {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String media = studio.upload(film(150), "Growing " + UUID.randomUUID());
        JsonNode early = awaitPlayable(author, media);
        String growing = early.path("hlsUrl").asString();
        String playlist = variant(author, growing);
        String first = author.get(playlist).body();
        assertThat(first).contains("#EXT-X-PLAYLIST-TYPE:EVENT").doesNotContain(END);
        assertThat(early.has("dashUrl")).isFalse();

        SERVER.killAndRestart();
        // The session lives on in the database, and the address with it.
        String after = author.get(playlist).body();
        assertThat(after).startsWith(first);
        Eventually.holds(
                "it ends",
                Duration.ofMinutes(4),
                () -> author.get(playlist).body().endsWith(END + "\n"));
        String whole = author.get(playlist).body();
        assertThat(whole).startsWith(after.replace(END + "\n", ""));
        assertThat(segments(whole)).hasSize(38);

        PortalClient again = SERVER.signIn("author");
        new Studio(again).awaitProcessed(media, "READY");
        JsonNode late = again.getJson("/api/v1/media/" + media + "/playback");
        assertThat(again.get(late.path("hlsUrl").asString()).body()).contains("1280x720", "854x480", "640x360");
        assertThat(late.path("dashUrl").asString()).endsWith("/manifest.mpd");
        // Whoever opened it early still gets every segment.
        assertThat(author.get(playlist).body()).isEqualTo(whole);
        for (String segment : segments(whole)) {
            assertThat(author.getBytes(folder(playlist) + segment, Map.of()).statusCode())
                    .as(segment)
                    .isEqualTo(200);
        }
    }

    /** Nothing of it is encoded before it plays; the ladder brings its sound in stereo. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6 | mp4a.40.2 | -af aformat=channel_layouts=5.1
            2 | mp4a.40.5 | -ac 2 -ar 24000
            """)
    void filmWhoseSoundBrowsersPlay_isCopied_andPlaysOnWhenTheLadderComes(int channels, String codec, String sound)
            throws Exception {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        // A sound that ends behind its picture leaves hls.js waiting; the page sees to that by itself (useHls.ts).
        Path film = Films.make(
                "sound-" + channels + ".mp4",
                "-f lavfi -i testsrc2=duration=24:size=1280x720:rate=25 -f lavfi -i sine=duration=23.5".split(" "),
                ("-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50 -c:a aac " + sound).split(" "));
        byte[] bytes = Files.readAllBytes(film);
        String media = studio.upload(
                codec.endsWith("5") ? highEfficiency(bytes) : bytes, "film.mp4", "Sound " + UUID.randomUUID());

        String early = awaitPlayable(author, media).path("hlsUrl").asString();
        String copied = author.get(early).body();
        assertThat(copied).contains("CHANNELS=\"" + channels + "\"", codec + "\",RESOLUTION=1280x720", "v0/index.m3u8");
        assertPlayed(players(Map.of("LOGGIA_HLS", early)).path("hls"), 24);

        studio.awaitProcessed(media, "READY");
        assertThat(studio.processing(media).path("jobs").findValuesAsString("kind"))
                .contains("REMUX")
                .doesNotContain("FIRST");
        JsonNode late = author.getJson("/api/v1/media/" + media + "/playback");
        assertThat(author.get(late.path("hlsUrl").asString()).body())
                .contains("CHANNELS=\"" + Math.min(2, channels) + "\"", "mp4a.40.2\",RESOLUTION=1280x720", "854x480");
        // Whoever opened it early still gets every segment.
        String playlist = variant(author, early);
        for (String segment : segments(author.get(playlist).body())) {
            assertThat(author.getBytes(folder(playlist) + segment, Map.of()).statusCode())
                    .as(segment)
                    .isEqualTo(200);
        }
    }

    /** Has decoders know that the upper half of the spectrum is told apart (ISO/IEC 14496-3 §1.6.6), at 48 kHz. */
    private static byte[] highEfficiency(byte[] film) {
        int plain = new String(film, StandardCharsets.ISO_8859_1).indexOf("\u0013\u0010V\u00e5");
        film[plain + 4] = (byte) 0x98;
        return film;
    }

    /** One is encoded and one waits; what needs no encoding passes both. */
    @Test
    void filmsThatAreEncodedFirst_holdUpNobodyElse() {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        studio.upload(film(90), "Long " + UUID.randomUUID());
        String last = studio.upload(film(90), "Longer " + UUID.randomUUID());
        String clip = studio.upload(Films.browserReady(3, "320x180"), "Clip " + UUID.randomUUID());

        awaitPlayable(author, clip);

        String jobs = studio.processing(last).path("jobs").toString();
        assertThat(jobs).contains("FIRST").doesNotContain("REMUX");
        assertThat(author.get("/api/v1/media/" + last + "/playback").statusCode())
                .as(jobs)
                .isEqualTo(409);
        studio.awaitProcessed(last, "READY");
    }

    @Test
    void film_openedEarly_playsToItsEnd_andTheLadderInBothKindsOfPlayer() throws Exception {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String media = studio.upload(film(90), "Watched " + UUID.randomUUID());
        String growing = awaitPlayable(author, media).path("hlsUrl").asString();

        JsonNode early = players(Map.of("LOGGIA_HLS", growing)).path("hls");
        assertPlayed(early, 90);
        assertThat(early.path("levels").asInt()).isEqualTo(1);

        studio.awaitProcessed(media, "READY");
        studio.caption(media, "en", "WEBVTT\n\n00:31.000 --> 00:33.000\nHalf a minute has passed.\n");
        JsonNode late = author.getJson("/api/v1/media/" + media + "/playback");
        String hls = late.path("hlsUrl").asString();
        String dash = late.path("dashUrl").asString();
        JsonNode both = players(Map.of("LOGGIA_HLS", hls, "LOGGIA_DASH", dash));
        for (String kind : List.of("hls", "dash")) {
            assertPlayed(both.path(kind), 90);
            assertThat(both.path(kind).path("subtitles").asInt()).as(kind).isEqualTo(1);
            assertThat(both.path(kind).path("cues").toString()).as(kind).contains("Half a minute has passed.");
            assertThat(both.path(kind).path("levels").asInt()).as(kind).isGreaterThan(1);
        }
        assertCaptions(author, media, hls);
    }

    private JsonNode players(Map<String, String> addresses) throws Exception {
        return NodeScript.ofBrowser("players.mjs", PLAYED).run(SERVER, scratch, addresses);
    }

    private static void assertPlayed(JsonNode played, int seconds) {
        assertThat(played.path("errors").size()).as(played.toString()).isZero();
        assertThat(played.path("startedAt").asDouble()).as(played.toString()).isLessThan(1);
        assertThat(played.path("ended").asBoolean()).as(played.toString()).isTrue();
        assertThat(played.path("position").asDouble()).isBetween(seconds - 0.5, seconds + 0.5);
    }

    /** They come from the portal as they are now, not as they were when the film was packaged. */
    private static void assertCaptions(PortalClient author, String media, String hls) {
        String tracks = folder(hls) + "subtitles/en/";
        assertThat(author.get(tracks + "index.m3u8").body()).contains("00000.vtt", "00002.vtt", END);
        assertThat(author.get(tracks + "00001.vtt").body())
                .startsWith("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n")
                .contains("00:00:31.000 --> 00:00:33.000", "Half a minute");
        assertThat(author.get(tracks + "00000.vtt").body()).doesNotContain("Half a minute");
        assertThat(author.get(tracks + "00009.vtt").statusCode()).isEqualTo(404);
        assertThat(author.get(folder(hls) + "subtitles/fr/index.m3u8").statusCode())
                .isEqualTo(404);
        new Studio(author).caption(media, "en", "WEBVTT\n\n00:31.000 --> 00:33.000\nCorrected.\n");
        Eventually.holds(
                "corrections show",
                Duration.ofSeconds(8),
                () -> author.get(tracks + "00001.vtt").body().contains("Corrected."));
    }
}
