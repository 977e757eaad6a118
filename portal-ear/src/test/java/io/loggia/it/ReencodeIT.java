package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Encoding everything anew, to its end: one item fails, the others do not, and it can be begun again and stopped. */
@LongTest
class ReencodeIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_PROCESSING_HEARTBEAT", "PT1S"));

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration WORK = Duration.ofMinutes(4);

    private final PortalClient admin = SERVER.signIn("admin");
    private final PortalClient author = SERVER.signIn("author");
    private final Studio studio = new Studio(author);
    private final Queue queue = new Queue(admin);

    @Test
    void itemThatFails_holdsNobodyUp_goesOnPlaying_andIsMadeWhenItIsTriedAgain() throws IOException {
        List<String> items = List.of(item("first"), item("second"), item("third"));
        String broken = items.get(1);
        Path source = source(broken);
        Path aside = Files.move(source, source.resolveSibling("aside"));
        List<Integer> attempts = items.stream().map(this::attempt).toList();

        queue.turn("reencoding");
        JsonNode run = ended();

        assertThat(run.path("cancelled").asBoolean()).isFalse();
        assertThat(run.path("failed").asInt()).as(run.toString()).isEqualTo(1);
        assertThat(run.path("done").asInt())
                .isEqualTo(run.path("total").asInt())
                .isGreaterThanOrEqualTo(3);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            assertThat(ladder(item).path("state").asString()).isEqualTo(item.equals(broken) ? "FAILED" : "DONE");
            assertThat(attempt(item)).isEqualTo(attempts.get(i) + 1);
            assertThat(author.getJson("/api/v1/media/" + item)
                            .path("processing")
                            .asString())
                    .isEqualTo("READY");
            assertThat(author.get(hls(item)).statusCode()).isEqualTo(200);
        }

        Files.move(aside, source);
        String job = "/api/v1/admin/jobs/" + ladder(broken).path("id").asString();
        assertThat(admin.postJson(job + "/retry", Map.of()).statusCode()).isEqualTo(202);
        Eventually.holds(
                "it is encoded anew after all",
                WORK,
                () -> ladder(broken).path("state").asString().equals("DONE"));
        assertThat(latest().path("failed").asInt()).isZero();
        assertThat(latest().path("done").asInt()).isEqualTo(run.path("total").asInt());

        queue.turn("reencoding");
        assertThat(ended().path("failed").asInt()).isZero();
        assertThat(attempt(items.getFirst())).isEqualTo(attempts.getFirst() + 2);
    }

    @Test
    void runThatIsStopped_doesNotCountWhatItStopped_andAnotherOneGoesToTheEnd() {
        String item = item("stopped");
        queue.turn("pause");
        try {
            queue.turn("reencoding");
            Eventually.holds(
                    "its job waits", SOON, () -> queue.waiting(item, "LADDER").isPresent());
            assertThat(admin.delete("/api/v1/admin/queue/reencoding").statusCode())
                    .isEqualTo(204);
            assertThat(latest().path("cancelled").asBoolean()).isTrue();
            assertThat(latest().path("done").asInt())
                    .isLessThan(latest().path("total").asInt());
            assertThat(ladder(item).path("state").asString()).isEqualTo("DONE");
        } finally {
            queue.turn("resume");
        }

        queue.turn("reencoding");

        assertThat(ended().path("cancelled").asBoolean()).isFalse();
        assertThat(ladder(item).path("state").asString()).isEqualTo("DONE");
    }

    /** It needs no ladder, until somebody wishes it at one level. */
    @Test
    void soundThatWasLeftAsItIs_isLevelledWhenThatIsWished() {
        boolean before = loudness(false);
        try {
            Path sound = Films.make("voice.m4a", "-f lavfi -i sine=duration=3 -ac 2 -c:a aac".split(" "));
            String media = studio.upload(sound, "Left as it is " + UUID.randomUUID());
            studio.awaitProcessed(media, "READY");
            assertThat(ladder(media).path("state").asString()).isEqualTo("SKIPPED");

            loudness(true);
            queue.turn("reencoding");

            assertThat(ended().path("failed").asInt()).isZero();
            assertThat(ladder(media).path("state").asString()).isEqualTo("DONE");
        } finally {
            loudness(before);
        }
    }

    /** Its turn comes when it is done by the rules that held before. */
    @Test
    void filmThatIsBeingEncoded_isEncodedOnceMore() {
        String media = studio.upload(Films.browserReady(60, "640x360"), "Under way " + UUID.randomUUID());
        Eventually.holds(
                "its ladder runs", WORK, () -> queue.running(media, "LADDER").isPresent());

        queue.turn("reencoding");

        assertThat(ended().path("failed").asInt()).isZero();
        assertThat(attempt(media)).isEqualTo(2);
        assertThat(ladder(media).path("state").asString()).isEqualTo("DONE");
    }

    /** @return what was wished before */
    private boolean loudness(boolean wished) {
        String address = "/api/v1/admin/transcoding/settings";
        JsonNode now = admin.getJson(address);
        Map<String, Object> wish = Map.of(
                "version",
                now.path("version").asInt(),
                "encoders",
                List.of(),
                "decoding",
                now.path("decoding").asBoolean(),
                "loudness",
                wished);
        assertThat(admin.putJson(address, wish).statusCode()).isEqualTo(200);
        return now.path("loudness").asBoolean();
    }

    private String item(String name) {
        String media = studio.upload(Films.browserReady(2, "320x240"), name + " " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        return media;
    }

    private JsonNode latest() {
        return queue.board().path("reencoding");
    }

    private JsonNode ended() {
        Eventually.holds("the run has ended", WORK, () -> latest().hasNonNull("finishedAt"));
        return latest();
    }

    private Path source(String media) {
        String revision = author.getJson("/api/v1/media/" + media + "/files")
                .path("revisions")
                .get(0)
                .path("id")
                .asString();
        return SERVER.home().resolve("media/sources").resolve(revision).resolve("source");
    }

    private int attempt(String media) {
        return ladder(media).path("attempt").asInt();
    }

    private JsonNode ladder(String media) {
        return studio.processing(media)
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("kind").asString().equals("LADDER"))
                .findFirst()
                .orElseThrow();
    }

    private String hls(String media) {
        return author.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
    }
}
