package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while films are worked on: what was acknowledged is done, and done once. */
@LongTest
class WorkCrashIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_PROCESSING_HEARTBEAT", "PT1S"));

    private static final Duration BEGINS = Duration.ofMinutes(2);
    private static final Duration ENDS_WITH_THE_SERVER = Duration.ofSeconds(5);

    @Test
    void film_killedAtUploadAndDuringItsLadder_isPublishedOnce() {
        Studio studio = new Studio(SERVER.signIn("author"));
        // Browsers do not play MPEG-4 Part 2: the ladder alone makes it playable.
        Path film = Films.make(
                "slow.mkv",
                "-f lavfi -i testsrc2=duration=40:size=1280x720:rate=25 -f lavfi -i sine=duration=40".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a aac".split(" "));
        String media = studio.upload(film, "Killed " + UUID.randomUUID());
        SERVER.killAndRestart();

        Studio second = new Studio(SERVER.signIn("author"));
        Eventually.holds("the ladder is being made", BEGINS, () -> {
            JsonNode ladder = job(second, media, "LADDER");
            return ladder.path("state").asString().equals("RUNNING")
                    && ladder.path("progress").asDouble() > 0.1;
        });
        assertThat(mediaProcesses()).as("the server's own FFmpeg").isNotEmpty();
        SERVER.kill();
        Eventually.holds(
                "no process outlives the server",
                ENDS_WITH_THE_SERVER,
                () -> mediaProcesses().isEmpty());
        SERVER.start();

        PortalClient author = SERVER.signIn("author");
        Studio third = new Studio(author);
        JsonNode item = third.awaitProcessed(media, "READY");
        assertThat(job(third, media, "LADDER").path("state").asString()).isEqualTo("DONE");
        assertThat(job(third, media, "LADDER").path("attempt").asInt()).isEqualTo(2);
        assertThat(third.processing(media).path("jobs").findValuesAsString("kind"))
                .doesNotHaveDuplicates();
        assertThat(item.path("durationSeconds").asDouble()).isBetween(39.9, 40.2);
        String master = author.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
        assertThat(author.get(master).body()).contains("1280x720");
        assertOneResult(film);
    }

    private static JsonNode job(Studio studio, String media, String kind) {
        return studio.processing(media)
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The film's revision has one source and one set of renditions, and no attempt has left anything behind. */
    private static void assertOneResult(Path film) {
        Path media = SERVER.home().resolve("media");
        List<Path> sources = children(media.resolve("sources")).stream()
                .filter(folder -> folder.resolve("source").toFile().length()
                        == film.toFile().length())
                .toList();
        assertThat(sources).hasSize(1);
        String revision = sources.getFirst().getFileName().toString();
        assertThat(children(media.resolve("renditions").resolve(revision)))
                .extracting(folder -> folder.getFileName().toString())
                // What was published first stays for those who have it open.
                .hasSize(2)
                .contains("ladder-2")
                .anyMatch(name -> name.startsWith("first-"));
        // Pictures may still be in the making; what is left over stays.
        Eventually.holds(
                "no attempt has left anything",
                Duration.ofMinutes(2),
                () -> children(SERVER.home().resolve("scratch")).stream()
                        .noneMatch(folder -> folder.getFileName().toString().startsWith("job-")
                                || folder.getFileName().toString().startsWith("kept-")));
        assertThat(children(media.resolve("uploads"))).isEmpty();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> mediaProcesses() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line ->
                        line.contains("ffmpeg") && line.contains(SERVER.home().toString()))
                .toList();
    }
}
