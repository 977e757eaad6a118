package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Uploads that are less than a film: what is there is published, and its author learns what is not. */
@ResourceLock(PortalServer.SHARED)
class OddFilmsIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private final PortalClient author = SERVER.signIn("author");
    private final Studio studio = new Studio(author);

    @Test
    void fileWithoutItsEnd_playsAsFarAsItGoes_andSaysSo() throws IOException {
        Path whole = Films.browserReady(9, "320x180");
        byte[] bytes = Files.readAllBytes(whole);
        String media =
                studio.upload(Arrays.copyOf(bytes, bytes.length * 6 / 10), "cut.mp4", "Cut off " + UUID.randomUUID());

        JsonNode item = studio.awaitProcessed(media, "READY");

        assertThat(item.path("durationSeconds").asDouble()).isBetween(3.0, 8.0);
        assertThat(studio.processing(media).path("jobs").findValuesAsString("reason"))
                .anySatisfy(reason -> assertThat(reason)
                        .contains("although it claims 0:00:09", "what is there was published", "Upload it again"));
        assertThat(playlist(media)).contains("#EXT-X-ENDLIST");
    }

    @Test
    void soundAlone_playsAsAudio_withItsWaveform() throws IOException {
        Path sound = Films.make("talk.m4a", "-f lavfi -i sine=frequency=330:duration=8 -c:a aac -ac 1".split(" "));
        String media = studio.upload(sound, "Podcast " + UUID.randomUUID());

        JsonNode item = studio.awaitProcessed(media, "READY");

        assertThat(item.path("kind").asString()).isEqualTo("AUDIO");
        assertThat(studio.processing(media).path("jobs").findValuesAsString("kind"))
                .contains("WAVEFORM")
                .doesNotContain("STORYBOARD");
        JsonNode playback = author.getJson("/api/v1/media/" + media + "/playback");
        assertThat(author.get(playback.path("posterUrl").asString()).statusCode())
                .isEqualTo(200);
        String master = author.get(playback.path("hlsUrl").asString()).body();
        assertThat(master).contains("mp4a.40.2").doesNotContain("RESOLUTION");
    }

    /** Browsers do not play it: a small quality is published at once, and the ladder takes that along. */
    @Test
    void filmThatIsEncodedFirst_hasItsFirstQualityInTheLadder_withoutAnotherEncode() throws IOException {
        Path film = Films.make(
                "foreign.mkv",
                "-f lavfi -i testsrc2=duration=6:size=640x480:rate=25 -f lavfi -i sine=duration=6".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a libopus".split(" "));
        String media = studio.upload(film, "Foreign " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");

        Path ladder = SERVER.home()
                .resolve("media")
                .resolve(author.getJson("/api/v1/media/" + media + "/playback")
                        .path("presentation")
                        .asString());
        assertThat(ladder).hasFileName("ladder-1");
        assertThat(Files.getAttribute(ladder.resolve("v480/00000.m4s"), "unix:ino"))
                .isEqualTo(Files.getAttribute(ladder.resolveSibling("first-1/v480/00000.m4s"), "unix:ino"));
    }

    /** The first media playlist of what an item plays. */
    private String playlist(String media) {
        String master = author.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
        String first = author.get(master)
                .body()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElseThrow();
        return author.get(master.substring(0, master.lastIndexOf('/') + 1) + first)
                .body();
    }
}
