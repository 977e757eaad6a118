package io.loggia.portal.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import java.time.Instant;
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

    private static JobRef job(double progress, @Nullable Double seconds) {
        return new JobRef(
                JobId.random(),
                MediaId.random(),
                RevisionId.random(),
                "LADDER",
                "RUNNING",
                progress,
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
                false,
                "node",
                null,
                null);
    }
}
