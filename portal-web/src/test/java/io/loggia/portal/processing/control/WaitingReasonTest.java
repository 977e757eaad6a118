package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.processing.control.WaitingReason.Code;
import io.loggia.portal.processing.control.WorkerNodes.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingReasonTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void jobInLine_isToldItsPosition() {
        WaitingReason why = WaitingReason.of(job(NOW, null), false, List.of(node(false)), 3, NOW);

        assertThat(why).isEqualTo(new WaitingReason(Code.IN_LINE, 3, null));
    }

    @Test
    void pausedQueue_isTheReason_whateverElseThereIs() {
        assertThat(code(job(NOW, NOW.plusSeconds(9)), true)).isEqualTo(Code.PAUSED);
    }

    @Test
    void noServerThatWorks_isTold() {
        assertThat(code(job(NOW, null), false)).isEqualTo(Code.NO_WORKER);
    }

    @Test
    void serversThatAllDrain_areTheReason_oneThatDoesNotIsNone() {
        assertThat(code(job(NOW, null), false, node(true))).isEqualTo(Code.DRAINING);
        assertThat(code(job(NOW, null), false, node(true), node(false))).isEqualTo(Code.IN_LINE);
    }

    @Test
    void failedAttempt_waitsUntilItsTime_andThenStandsInLine() {
        Instant again = NOW.plusSeconds(40);

        assertThat(WaitingReason.of(job(NOW, again), false, List.of(node(false)), 0, NOW))
                .isEqualTo(new WaitingReason(Code.BACK_OFF, 0, again));
        assertThat(WaitingReason.of(job(NOW, again), false, List.of(node(false)), 1, again.plusSeconds(1))
                        .code())
                .isEqualTo(Code.IN_LINE);
    }

    @Test
    void jobThatNobodyQueuedYet_waitsForAStepBefore() {
        assertThat(code(job(null, null), true)).isEqualTo(Code.STEP_BEFORE);
    }

    private static Code code(JobRef job, boolean paused, Node... nodes) {
        return WaitingReason.of(job, paused, List.of(nodes), 1, NOW).code();
    }

    private static Node node(boolean draining) {
        return new Node(UUID.randomUUID(), "node", 1, 1, draining, NOW);
    }

    @Test
    void jobWithoutRoom_waitsForThatAndNotForItsTime() {
        assertThat(code(job(NOW, NOW.plusSeconds(9), "NO_ROOM"), false, node(false)))
                .isEqualTo(Code.NO_ROOM);
        assertThat(code(job(NOW, NOW.minusSeconds(1), "NO_ROOM"), false, node(false)))
                .isEqualTo(Code.NO_ROOM);
    }

    @Test
    void jobWhoseFilesHaveNotCome_saysSo() {
        assertThat(code(job(NOW, null, "NO_FILES"), false, node(false))).isEqualTo(Code.NO_FILES);
        assertThat(code(job(NOW, null, "NO_FILES"), true, node(false))).isEqualTo(Code.PAUSED);
    }

    @Test
    void jobThatHasBegun_andFindsEveryDeviceFull_saysSo_whateverTheQueueIsTold() {
        assertThat(code(job(NOW, null, "NO_DEVICE"), false, node(false))).isEqualTo(Code.NO_DEVICE);
        assertThat(code(job(NOW, null, "NO_DEVICE"), true, node(true))).isEqualTo(Code.NO_DEVICE);
    }

    private static JobRef job(@Nullable Instant queued, @Nullable Instant again) {
        return job(queued, again, null);
    }

    private static JobRef job(@Nullable Instant queued, @Nullable Instant again, @Nullable String holdUp) {
        return new JobRef(
                JobId.random(),
                MediaId.random(),
                RevisionId.random(),
                "LADDER",
                "QUEUED",
                0,
                0,
                null,
                0,
                NOW,
                null,
                null,
                false,
                60.0,
                queued,
                queued,
                again,
                holdUp,
                null,
                null,
                null);
    }
}
