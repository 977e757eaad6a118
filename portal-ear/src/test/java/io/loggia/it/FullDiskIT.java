package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * A disk that fills in the middle of an encode. What the server takes for the whole disk is the last gigabytes of the real
 * one, so that nobody else runs out of room.
 */
@LongTest
class FullDiskIT {
    private static final long GIB = 1L << 30;
    private static final long ROOM = 3 * GIB;
    private static final long FREE = free();

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_STORAGE_RESERVE_BYTES",
            Long.toString(Math.max(0, FREE - ROOM)),
            "LOGGIA_PROCESSING_HEARTBEAT",
            "PT1S"));

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WORK = Duration.ofMinutes(4);

    @Test
    void encode_whoseDiskFills_isBrokenOffWaitsAndIsTakenUpWhenThereIsRoom() throws Exception {
        assumeTrue(FREE > 4 * ROOM, "a disk with room to spare");
        Path film = Films.make(
                "full.mkv",
                "-f lavfi -i testsrc2=duration=40:size=1280x720:rate=25 -f lavfi -i sine=duration=40".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a aac".split(" "));
        PortalClient admin = SERVER.signIn("admin");
        Queue queue = new Queue(admin);
        Studio studio = new Studio(SERVER.signIn("author"));
        String media = studio.upload(film, "Full disk " + UUID.randomUUID());
        Eventually.get(
                "it is being encoded",
                WORK,
                () -> queue.running(media, "LADDER")
                        .filter(job -> job.path("progress").asDouble() > 0.05));

        Path filler = SERVER.home().resolve("filler");
        allocate(filler, 2 * ROOM);
        try {
            JsonNode waiting = Eventually.get("it waits for room", SOON, () -> queue.waiting(media, "LADDER"));
            assertThat(waiting.path("why").asString()).isEqualTo("NO_ROOM");
            assertThat(SERVER.anonymous().get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(new TusClient(admin)
                            .create(1, TusClient.metadata("filename", "one.mp4"))
                            .statusCode())
                    .isEqualTo(507);
            Eventually.holds(
                    "no encoder runs on",
                    SOON,
                    () -> SERVER.processes()
                            .noneMatch(process ->
                                    process.info().commandLine().orElse("").contains("libx264")));
        } finally {
            Files.delete(filler);
        }

        studio.awaitProcessed(media, "READY");
        JsonNode jobs = SERVER.signIn("author")
                .getJson("/api/v1/media/" + media + "/processing")
                .path("jobs");
        assertThat(jobs.valueStream().map(job -> job.path("state").asString())).isSubsetOf("DONE", "SKIPPED");
    }

    /** With all its bytes, at once: a file that is merely long takes no room. */
    private static void allocate(Path file, long bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("fallocate", "-l", Long.toString(bytes), file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static long free() {
        try {
            return Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                    .getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
