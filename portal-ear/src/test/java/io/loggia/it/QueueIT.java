package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What admins see of the queue and tell it, and what authors do with the files of an item. */
@LongTest
class QueueIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_PROCESSING_HEARTBEAT", "PT1S",
            "LOGGIA_PROCESSING_NODE_NAME", "the one"));

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration WORK = Duration.ofMinutes(4);

    private final PortalClient admin = SERVER.signIn("admin");
    private final PortalClient author = SERVER.signIn("author");
    private final Studio studio = new Studio(author);
    private final Queue queue = new Queue(admin);

    @Test
    void pausedQueue_beginsNothing_saysWhy_andGoesOnWhenResumed() throws IOException {
        queue.turn("pause");
        try {
            Pause.millis(3000);
            Path film = Films.browserReady(2, "320x240");
            String media = studio.upload(film, "Paused " + UUID.randomUUID());
            JsonNode waiting = Eventually.get("it waits", SOON, () -> queue.waiting(media, "PROBE"));
            assertThat(waiting.path("why").asString()).isEqualTo("PAUSED");
            assertThat(waiting.path("position").asInt()).isPositive();
            assertThat(firstEvent().path("paused").asBoolean()).isTrue();
            Pause.millis(3000);
            assertThat(queue.waiting(media, "PROBE")).isPresent();

            queue.turn("resume");

            studio.awaitProcessed(media, "READY");
            assertThat(admin.getJson("/api/v1/admin/jobs/storage").valueStream())
                    .filteredOn(item -> item.path("mediaId").asString().equals(media))
                    .singleElement()
                    .satisfies(item -> assertThat(item.path("bytes").asLong())
                            .as("the file and what was made of it")
                            .isGreaterThan(Files.size(film)));
        } finally {
            queue.turn("resume");
        }
        assertThat(actions()).contains("queue.paused", "queue.resumed");
    }

    @Test
    void drainedServer_takesNothingNew_andIsNamedAsTheReason() {
        queue.turn("drain");
        try {
            Pause.millis(3000);
            String media = studio.upload(Films.browserReady(2, "320x240"), "Drained " + UUID.randomUUID());

            JsonNode waiting = Eventually.get("it waits", SOON, () -> queue.waiting(media, "PROBE"));
            assertThat(waiting.path("why").asString()).isEqualTo("DRAINING");
            JsonNode node = queue.board().path("nodes").get(0);
            assertThat(node.path("name").asString()).isEqualTo("the one");
            assertThat(node.path("draining").asBoolean()).isTrue();

            queue.turn("nodes/" + node.path("id").asString() + "/undrain");
            studio.awaitProcessed(media, "READY");
        } finally {
            queue.turn("undrain");
        }
        assertThat(actions()).contains("node.drained", "node.undrained");
    }

    @Test
    void runningJob_cancelled_endsItsProcess_isTold_andCanBeRetried() {
        Path film = slowFilm();
        String media = studio.upload(film, "Cancelled " + UUID.randomUUID());
        JsonNode running = Eventually.get(
                "it is being encoded",
                WORK,
                () -> queue.running(media, "LADDER")
                        .filter(job -> job.path("progress").asDouble() > 0.05));
        assertThat(running.path("node").asString()).isEqualTo("the one");
        assertThat(running.path("speed").asDouble()).isPositive();
        assertThat(running.path("etaSeconds").isNull()).isFalse();
        String job = "/api/v1/admin/jobs/" + running.path("id").asString();

        HttpResponse<String> cancelled = admin.postJson(job + "/cancel", Map.of());

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        assertThat(PortalClient.json(cancelled).path("ending").asString()).isEqualTo("CANCELLED");
        Eventually.holds(
                "no encoder runs on",
                SOON,
                () -> SERVER.processes()
                        .map(process -> process.info().commandLine().orElse(""))
                        .noneMatch(line -> line.contains("ladder") || line.contains("libx264")));
        assertThat(admin.getJson(job).path("job").path("reason").asString()).startsWith("Stopped by");
        assertThat(admin.postJson(job + "/retry", Map.of()).statusCode()).isEqualTo(202);
        studio.awaitProcessed(media, "READY");
        assertThat(actions()).contains("job.cancelled", "job.retried");
    }

    @Test
    void brokenMedia_isToldWithTheProgramsWords_withoutPaths() {
        byte[] film = brokenFilm();
        String media = studio.upload(film, "broken.mp4", "Broken " + UUID.randomUUID());
        // What was copied plays as far as it goes; making qualities of it is what fails.
        Eventually.get(
                "the end of its ladder",
                Duration.ofMinutes(3),
                () -> ladderOf(media).equals("FAILED") ? Optional.of(media) : Optional.empty());

        JsonNode steps = author.getJson("/api/v1/media/" + media + "/files")
                .path("revisions")
                .get(0)
                .path("jobs");
        String said = steps.toString();
        assertThat(said).doesNotContain(SERVER.home().toString()).doesNotContain("/sources/");
        assertThat(steps.findValues("reason").toString()).isNotBlank();
    }

    @Test
    void replacedFile_playsWhenItIsReady_andItsAuthorCanGoBack() {
        Path first = Films.browserReady(2, "320x240");
        Path second = Films.browserReady(3, "320x240");
        String media = studio.upload(first, "Replaced " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        String open = hls(media);
        studio.replace(media, second, Map.of());
        assertThat(duration(media)).isGreaterThan(2.5);

        // Who has the old one open goes on.
        assertThat(author.get(open).statusCode()).isEqualTo(200);
        JsonNode revisions = files(media).path("revisions");
        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0).path("current").asBoolean()).isTrue();
        assertThat(revisions.get(1).path("hasFiles").asBoolean()).isTrue();
        assertThat(revisions.get(1).path("removedAt").asString()).isNotBlank();

        String old = revisions.get(1).path("id").asString();
        HttpResponse<String> back = author.postJson("/api/v1/media/" + media + "/files/" + old + "/current", Map.of());

        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(duration(media)).isLessThan(2.5);
        assertThat(author.get(hls(media)).statusCode()).isEqualTo(200);
        assertThat(actions()).contains("media.revision-chosen");
    }

    @Test
    void itemEncodedAnew_playsMeanwhile_andHasNewRenditions() {
        String media = studio.upload(Films.browserReady(2, "320x240"), "Anew " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        int attempt = ladder(media).path("attempt").asInt();
        assertThat(files(media).path("mayReencode").asBoolean()).isTrue();
        String open = hls(media);

        HttpResponse<String> asked = author.postJson("/api/v1/media/" + media + "/files/reencode", Map.of());

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(author.postJson("/api/v1/media/" + media + "/files/reencode", Map.of())
                        .statusCode())
                .isIn(202, 409);
        Eventually.holds(
                "it was encoded anew",
                WORK,
                () -> ladder(media).path("attempt").asInt() > attempt
                        && ladder(media).path("state").asString().equals("DONE"));
        assertThat(author.get(open).statusCode()).as("who has it open").isEqualTo(200);
        assertThat(author.get(hls(media)).statusCode()).isEqualTo(200);
        studio.awaitProcessed(media, "READY");
    }

    @Test
    void everythingEncodedAnew_standsBehindUploads_tellsItsProgress_andCanBeStopped() {
        String media = studio.upload(Films.browserReady(2, "320x240"), "All anew " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        queue.turn("pause");
        try {
            queue.turn("reencoding");
            assertThat(admin.postJson("/api/v1/admin/queue/reencoding", Map.of())
                            .statusCode())
                    .isEqualTo(409);
            Eventually.holds(
                    "its jobs wait",
                    SOON,
                    () -> queue.waiting(media, "LADDER")
                            .filter(job -> job.path("background").asBoolean())
                            .isPresent());
            assertThat(queue.board().path("reencoding").path("total").asInt()).isPositive();

            assertThat(admin.delete("/api/v1/admin/queue/reencoding").statusCode())
                    .isEqualTo(204);

            assertThat(queue.waiting(media, "LADDER")).isEmpty();
            assertThat(queue.board().path("reencoding").path("cancelled").asBoolean())
                    .isTrue();
            assertThat(author.getJson("/api/v1/media/" + media)
                            .path("processing")
                            .asString())
                    .isEqualTo("READY");
        } finally {
            queue.turn("resume");
        }
        assertThat(actions()).contains("queue.reencoding-started", "queue.reencoding-stopped");
    }

    private JsonNode files(String media) {
        return author.getJson("/api/v1/media/" + media + "/files");
    }

    private JsonNode ladder(String media) {
        return studio.processing(media)
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("kind").asString().equals("LADDER"))
                .findFirst()
                .orElseThrow();
    }

    private double duration(String media) {
        return author.getJson("/api/v1/media/" + media).path("durationSeconds").asDouble();
    }

    private String hls(String media) {
        return author.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
    }

    private List<String> actions() {
        return admin.getJson("/api/v1/admin/audit?limit=100").path("items").findValuesAsString("action");
    }

    /** The first event of the queue's stream. */
    private JsonNode firstEvent() throws IOException {
        HttpResponse<InputStream> stream = admin.send(
                admin.request(
                        "GET", "/api/v1/admin/queue", BodyPublishers.noBody(), Map.of("Accept", "text/event-stream")),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            Optional<String> data =
                    lines.lines().filter(line -> line.startsWith("data:")).findFirst();
            return JsonMapper.shared().readTree(data.orElseThrow().substring("data:".length()));
        }
    }

    private static Path slowFilm() {
        return Films.make(
                "cancelled.mkv",
                "-f lavfi -i testsrc2=duration=40:size=1280x720:rate=25 -f lavfi -i sine=duration=40".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a aac".split(" "));
    }

    /** An MP4 whose index is whole and whose frames are noise. */
    private String ladderOf(String media) {
        return author.getJson("/api/v1/media/" + media + "/processing")
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("kind").asString().equals("LADDER"))
                .map(job -> job.path("state").asString())
                .findFirst()
                .orElse("");
    }

    private static byte[] brokenFilm() {
        try {
            byte[] film = Files.readAllBytes(Films.browserReady(2, "320x240"));
            java.util.Arrays.fill(film, film.length / 3, film.length, (byte) 0x5a);
            return film;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
