package io.loggia.portal.processing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReencodeRunTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final ReencodeRun run = new ReencodeRun(UUID.randomUUID(), "Ann", 3, NOW);

    private void passThree() {
        for (int i = 0; i < 3; i++) {
            run.passed(MediaId.random());
        }
    }

    @Test
    void run_countsWhatIsOver_andNotWhatIsStillInTheQueue() {
        passThree();

        assertThat(run.done(2)).isEqualTo(1);
        assertThat(run.done(0)).isEqualTo(3);
    }

    @Test
    void jobThatIsTriedAgainAfterTheEnd_doesNotOpenTheRunAgain() {
        passThree();
        run.finished(NOW);

        assertThat(run.done(1)).isEqualTo(3);
    }

    @Test
    void stoppedRun_doesNotCountWhatItStopped() {
        passThree();
        run.cancelled(2, NOW);

        assertThat(run.isCancelled()).isTrue();
        assertThat(run.done(0)).isEqualTo(1);
    }
}
