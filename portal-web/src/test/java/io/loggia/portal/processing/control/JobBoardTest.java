package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobBoardTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void halfOfAMinuteInTenSeconds_isThreeTimesRealTime_andTenSecondsMore() {
        JobBoard.Running running = JobBoard.running(job(0.5, 60.0), "Film", NOON.plusSeconds(10));

        assertThat(running.speed()).isEqualTo(3.0);
        assertThat(running.etaSeconds()).isEqualTo(10);
    }

    @Test
    void jobThatHasJustBegun_saysNeither() {
        JobBoard.Running running = JobBoard.running(job(0, 60.0), "Film", NOON.plusSeconds(10));

        assertThat(running.speed()).isNull();
        assertThat(running.etaSeconds()).isNull();
    }

    @Test
    void mediaOfUnknownLength_hasNoSpeed() {
        assertThat(JobBoard.running(job(0.5, null), "Film", NOON.plusSeconds(10))
                        .speed())
                .isNull();
    }

    /** What makes an item playable waits for the like of it alone. */
    @Test
    void probe_isFirstInLine_behindPicturesAndLadders() {
        List<JobRef> waiting = Stream.of("STORYBOARD", "POSTER", "LADDER", "FIRST", "SPEECH", "PROBE", "REMUX")
                .map(kind -> job(kind, "QUEUED", 0, 60.0))
                .toList();
        WorkerNodes.Node node = new WorkerNodes.Node(UUID.randomUUID(), "node", 2, 1, false, NOON);

        List<JobBoard.Waiting> line = JobBoard.line(waiting, Map.of(), false, List.of(node), NOON);

        assertThat(line)
                .extracting(one -> one.job().kind() + " " + one.why().position())
                .containsExactly("STORYBOARD 1", "POSTER 2", "LADDER 1", "FIRST 1", "SPEECH 1", "PROBE 1", "REMUX 2");
    }

    /** Others go first, whatever its place. */
    @Test
    void jobThatIsHeldUp_takesNoPlaceInLine() {
        List<JobRef> waiting = List.of(
                job("LADDER", "RUNNING", 0, 60.0, "NO_DEVICE"),
                job("LADDER", "QUEUED", 0, 60.0, "NO_FILES"),
                job("LADDER", "QUEUED", 0, 60.0));
        WorkerNodes.Node node = new WorkerNodes.Node(UUID.randomUUID(), "node", 2, 1, false, NOON);

        List<JobBoard.Waiting> line = JobBoard.line(waiting, Map.of(), false, List.of(node), NOON);

        assertThat(line)
                .extracting(one -> one.why().code() + " " + one.why().position())
                .containsExactly("NO_DEVICE 0", "NO_FILES 0", "IN_LINE 1");
    }

    private static JobRef job(double progress, @Nullable Double seconds) {
        return job("LADDER", "RUNNING", progress, seconds);
    }

    private static JobRef job(String kind, String state, double progress, @Nullable Double seconds) {
        return job(kind, state, progress, seconds, null);
    }

    private static JobRef job(
            String kind, String state, double progress, @Nullable Double seconds, @Nullable String holdUp) {
        return new JobRef(
                JobId.random(),
                MediaId.random(),
                RevisionId.random(),
                kind,
                state,
                progress,
                0,
                null,
                1,
                NOON,
                NOON,
                null,
                false,
                seconds,
                NOON,
                NOON,
                null,
                holdUp,
                "node",
                null,
                null);
    }
}
