package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a film brings beside picture and sound, and what its author makes of it. */
@ResourceLock(PortalServer.SHARED)
class ExtrasIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String MEDIA = "/api/v1/media/";

    private static PortalClient author;
    private static Studio studio;
    private static String media;

    @BeforeAll
    static void uploadFilm() throws IOException {
        author = SERVER.signIn("author");
        studio = new Studio(author);
        Path ready = Films.browserReady(4, "160x90");
        Files.writeString(ready.resolveSibling("en.srt"), "1\n00:00:00,500 --> 00:00:01,500\nGood morning\n");
        Files.writeString(ready.resolveSibling("de.srt"), "1\n00:00:00,500 --> 00:00:01,500\nGuten Morgen\n");
        Files.writeString(ready.resolveSibling("chapters.txt"), """
                ;FFMETADATA1
                [CHAPTER]
                TIMEBASE=1/1000
                START=0
                END=2000
                title=Begin
                [CHAPTER]
                TIMEBASE=1/1000
                START=2000
                END=4000
                title=<b>End</b>
                """);
        Path film = Films.make(
                "extras.mkv",
                ("-i ready-4-160x90.mp4 -i en.srt -i de.srt -i chapters.txt -map 0 -map 1 -map 2 -map_chapters 3 -c copy"
                                + " -c:s srt -metadata:s:s:0 language=eng -metadata:s:s:1 language=ger")
                        .split(" "));
        media = studio.upload(film, "Extras");
        studio.awaitProcessed(media, "READY");
    }

    private static JsonNode poster() {
        return author.getJson(MEDIA + media + "/poster");
    }

    private static JsonNode chosen(Map<String, ?> wish) {
        HttpResponse<String> reply = author.putJson(MEDIA + media + "/poster", wish);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private static byte[] bytes(String url) {
        RawHttp.Reply reply = RawHttp.get(SERVER.base(), url);
        assertThat(reply.status()).isEqualTo(200);
        return reply.bytes();
    }

    private static HttpResponse<String> send(byte[] picture) {
        return author.send(
                "POST",
                MEDIA + media + "/poster/picture",
                BodyPublishers.ofByteArray(picture),
                Map.of("Content-Type", "image/png"));
    }

    @Test
    void subtitlesOfTheFile_becomeCaptions_andWhatSomebodyUploadsStays() {
        List<JsonNode> tracks = author.getJson(MEDIA + media + "/captions")
                .path("items")
                .valueStream()
                .toList();

        assertThat(tracks)
                .extracting(track -> track.path("language").asString())
                .contains("de", "en");
        assertThat(tracks.getFirst().path("origin").asString()).isEqualTo("embedded");
        assertThat(author.get(MEDIA + media + "/captions/de").body()).contains("Guten Morgen");

        studio.caption(media, "en", "WEBVTT\n\n00:01.000 --> 00:02.000\nMine\n");

        assertThat(author.getJson(MEDIA + media + "/captions").toString()).contains("\"uploaded\"");
    }

    @Test
    void pagesOfALecture_areProposedAsChapters_toItsAuthorAlone() {
        Path lecture = Films.make(
                "pages.mp4",
                "-f lavfi -i color=white:size=160x90:rate=25:duration=16".split(" "),
                "-f lavfi -i color=blue:size=160x90:rate=25:duration=16".split(" "),
                "-f lavfi -i color=green:size=160x90:rate=25:duration=16 -filter_complex concat=n=3".split(" "),
                "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50".split(" "));
        String item = studio.upload(lecture, "Pages of a lecture");
        studio.awaitProcessed(item, "READY");

        String path = MEDIA + item + "/chapters";
        Eventually.holds(
                "chapters are proposed",
                Duration.ofMinutes(1),
                () -> author.getJson(path).path("proposed").size() == 3);
        assertThat(author.getJson(path).path("proposed").valueStream())
                .extracting(chapter -> Math.round(chapter.path("startSeconds").asDouble()))
                .containsExactly(0L, 16L, 32L);
        assertThat(author.getJson(path).path("items")).isEmpty();
        assertThat(SERVER.signIn("viewer").get(path).body()).doesNotContain("startSeconds");
    }

    @Test
    void chaptersOfTheFile_areTheItems_untilItsAuthorDecides() {
        String path = MEDIA + media + "/chapters";
        JsonNode brought = author.getJson(path).path("items");
        assertThat(brought.size()).isEqualTo(2);
        assertThat(brought.get(1).path("startSeconds").asDouble()).isEqualTo(2.0);
        assertThat(brought.get(1).path("title").asString()).isEqualTo("<b>End</b>");
        assertThat(author.getJson(MEDIA + media + "/playback").path("chapters").size())
                .isEqualTo(2);

        HttpResponse<String> put = author.putJson(
                path, Map.of("items", List.of(Map.of("startSeconds", 1.5, "title", " One \u202E and\na half "))));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(author.getJson(path).path("items").get(0).path("title").asString())
                .isEqualTo("One and a half");
        for (Object items : List.of(
                List.of(Map.of("startSeconds", 99, "title", "Behind the end")),
                List.of(Map.of("startSeconds", 1, "title", "")),
                List.of(Map.of("startSeconds", -1, "title", "Ahead")))) {
            assertThat(author.putJson(path, Map.of("items", items)).statusCode())
                    .as("%s", items)
                    .isEqualTo(400);
        }
        HttpResponse<String> back = author.putJson(
                path,
                Map.of(
                        "items",
                        List.of(
                                Map.of("startSeconds", 0, "title", "Begin"),
                                Map.of("startSeconds", 2, "title", "<b>End</b>"))));
        assertThat(back.statusCode()).isEqualTo(200);
    }

    @Test
    void poster_candidateFrameOrPicture_isShownAtOnce() throws IOException {
        JsonNode first = poster();
        assertThat(first.path("chosen").asBoolean()).isFalse();
        assertThat(first.path("candidates").size()).isGreaterThan(2);
        byte[] candidate = bytes(first.path("candidates").get(2).path("url").asString());

        JsonNode chosen = chosen(Map.of("candidate", 3));
        assertThat(chosen.path("chosen").asBoolean()).isTrue();
        assertThat(bytes(chosen.path("posterUrl").asString())).isEqualTo(candidate);

        JsonNode frame = chosen(Map.of("atSeconds", 3.2));
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                bytes(frame.path("posterUrl").asString())))
                        .getWidth())
                .isEqualTo(160);

        Path own = Films.make("own.png", "-f lavfi -i color=red:size=640x360 -frames:v 1".split(" "));
        HttpResponse<String> sent = send(Files.readAllBytes(own));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        String url = PortalClient.json(sent).path("posterUrl").asString();
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes(url))).getRGB(100, 100) & 0xFF)
                .isLessThan(60);
        assertThat(author.getJson(MEDIA + media).path("posterUrl").asString()).isEqualTo(url);

        assertThat(author.delete(MEDIA + media + "/poster").statusCode()).isEqualTo(200);
        assertThat(poster().path("chosen").asBoolean()).isFalse();
    }

    @Test
    void poster_thatMakesNoSense_isRefused() {
        assertThat(author.putJson(MEDIA + media + "/poster", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(author.putJson(MEDIA + media + "/poster", Map.of("candidate", 99))
                        .statusCode())
                .isEqualTo(404);
        assertThat(author.putJson(MEDIA + media + "/poster", Map.of("atSeconds", 99))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @Tag("A12")
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "GIF89a",
                "#EXTM3U\nfile:///etc/passwd",
                "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0u0\0\0u0\b\u0002\0\0\0"
            })
    void pictureThatIsNone_orUnpacksToGigabytes_isRefused(String content) {
        HttpResponse<String> reply = send(content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(reply.statusCode()).as(reply.body()).isIn(415, 422);
        assertThat(poster().path("posterUrl").asString()).isNotEmpty();
    }

    @Test
    @Tag("A12")
    void pictureOfManyMegabytes_isRefused() {
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
        large.writeBytes(new byte[16 * 1024 * 1024]);

        assertThat(send(large.toByteArray()).statusCode()).isEqualTo(413);
    }
}
