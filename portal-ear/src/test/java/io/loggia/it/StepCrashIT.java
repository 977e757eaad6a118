package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} at every step of the road from an upload to all renditions (F01): at the first that the log tells, at the
 * second, and so on, until a run goes through without having been cut off. Steps are that a job begins, that something of
 * it can be played, that its result lies where it is published from, and that it is published.
 */
@LongTest
class StepCrashIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of(
            "LOGGIA_PROCESSING_HEARTBEAT", "PT1S",
            "LOGGIA_PROCESSING_KEEP_REPLACED", "PT0S",
            "LOGGIA_PROCESSING_ORPHAN_AGE", "PT0S"));

    private static final Pattern STEP =
            Pattern.compile("[A-Z]+ of revision \\S+ (begins|can be played|is made|is done)");
    private static final Duration WORK = Duration.ofMinutes(4);
    private static final int MOST_STEPS = 60;

    @Test
    void serverKilledAtEachStep_convergesToOnePublication_andLeavesNothing() {
        sweep(Films.browserReady(3, "320x240"), "REMUX");
    }

    /** Published while it grows; the film is long enough for several segments. */
    @Test
    void serverKilledAtEachStepOfAFilmThatIsEncodedFirst_convergesAsWell() {
        Path film = Films.make(
                "foreign.mkv",
                "-f lavfi -i testsrc2=duration=10:size=480x360:rate=25 -f lavfi -i sine=duration=10".split(" "),
                "-c:v mpeg4 -q:v 5 -c:a libopus".split(" "));
        sweep(film, "FIRST");
    }

    /** @param publishing the kind of job that publishes first */
    private static void sweep(Path film, String publishing) {
        for (int step = 1; step <= MOST_STEPS; step++) {
            int before = steps();
            Studio studio = new Studio(SERVER.signIn("author"));
            String title = "Step " + step + " " + UUID.randomUUID();
            String media = studio.upload(film, title);
            boolean killed = killAt(before + step, studio, media);
            if (killed) {
                SERVER.start();
            }
            assertConverged(media, title, publishing);
            if (!killed) {
                assertThat(step).as("steps at which it was killed").isGreaterThan(9);
                return;
            }
        }
        throw new AssertionError("no run went through without being cut off");
    }

    /** @return false when the work was over before there was such a step */
    private static boolean killAt(int number, Studio studio, String media) {
        long until = System.nanoTime() + WORK.toNanos();
        int look = 0;
        while (System.nanoTime() < until) {
            if (steps() >= number) {
                SERVER.kill();
                return true;
            }
            // Asking costs the server more than the log does.
            if (++look % 50 == 0 && isOver(studio.processing(media))) {
                return steps() >= number;
            }
            Pause.millis(10);
        }
        throw new AssertionError("neither step " + number + " nor an end of the work");
    }

    private static boolean isOver(JsonNode processing) {
        return processing.path("processing").asString().equals("READY")
                && processing
                        .path("jobs")
                        .valueStream()
                        .allMatch(job -> List.of("DONE", "SKIPPED")
                                .contains(job.path("state").asString()));
    }

    private static int steps() {
        return (int) STEP.matcher(SERVER.log()).results().count();
    }

    private static void assertConverged(String media, String title, String publishing) {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        studio.awaitProcessed(media, "READY");
        assertThat(studio.processing(media).path("jobs").findValuesAsString("kind"))
                .as(title)
                .doesNotHaveDuplicates()
                .contains("PROBE", publishing, "LADDER", "POSTER", "STORYBOARD");
        JsonNode revisions = author.getJson("/api/v1/media/" + media + "/files").path("revisions");
        assertThat(revisions).as(title).hasSize(1);
        String revision = revisions.get(0).path("id").asString();
        Path home = SERVER.home();
        Eventually.holds(
                title + ": one publication and nothing else",
                Duration.ofMinutes(1),
                () -> Trees.children(home.resolve("media/renditions/" + revision))
                                        .size()
                                == 1
                        && Trees.children(home.resolve("media/stills/" + revision))
                                        .size()
                                == 1
                        && Trees.children(home.resolve("scratch")).stream().noneMatch(name -> name.startsWith("job-"))
                        && Trees.children(home.resolve("media/uploads")).isEmpty());
        assertThat(mediaProcesses()).as(title).isEmpty();
        String master = author.getJson("/api/v1/media/" + media + "/playback")
                .path("hlsUrl")
                .asString();
        assertThat(author.get(master).statusCode()).as(title).isEqualTo(200);
    }

    private static List<String> mediaProcesses() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line ->
                        line.contains("ffmpeg") && line.contains(SERVER.home().toString()))
                .toList();
    }
}
