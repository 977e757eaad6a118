package io.loggia.portal.processing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Job job = new Job(JobId.random(), MediaId.random(), RevisionId.random(), Job.Kind.LADDER, NOW);

    @Test
    void secondClaim_takesTheJobFromTheFirst() {
        job.claim("node", NOW);
        job.claim("node", NOW);

        assertThat(job.isHeldBy(1)).isFalse();
        assertThat(job.isHeldBy(2)).isTrue();
    }

    @Test
    void endedJob_isHeldByNobody() {
        job.claim("node", NOW);
        job.done(null, NOW);

        assertThat(job.isHeldBy(1)).isFalse();
        assertThat(job.progress()).isEqualTo(1);
        assertThat(job.state().isOver()).isTrue();
    }

    @Test
    void retriedJob_countsTriesAnew_butNeverReusesAnAttempt() {
        job.claim("node", NOW);
        job.failed("The disk is full.", NOW);
        job.retried();
        job.claim("node", NOW);

        assertThat(job.tries()).isEqualTo(1);
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(job.reason()).isNull();
    }

    @Test
    void releasedJob_isNotBlamed() {
        job.claim("node", NOW);
        job.released();

        assertThat(job.tries()).isZero();
        assertThat(job.state()).isEqualTo(Job.State.QUEUED);
    }

    @Test
    void jobThatWaitsForTheStore_isNotBlamed_norWaitsForRoom() {
        job.claim("node", NOW);
        job.unblamed("The store cannot be reached.", NOW.plusSeconds(30));

        assertThat(job.tries()).isZero();
        assertThat(job.state()).isEqualTo(Job.State.WAITING);
        assertThat(job.holdUp()).isNull();
    }

    @Test
    void progress_neverGoesBack_norBeyondOne() {
        job.claim("node", NOW);
        job.advance(0.5, false);
        job.advance(0.2, false);
        assertThat(job.progress()).isEqualTo(0.5);
        job.advance(7, false);
        assertThat(job.progress()).isEqualTo(1);
    }

    @Test
    void job_tellsWhatHoldsItUp_untilItGoesOn() {
        assertThat(job.holdUp()).isNull();
        job.awaitsFiles();
        assertThat(job.holdUp()).isEqualTo(HoldUp.NO_FILES);
        job.claim("node", NOW);
        assertThat(job.holdUp()).isNull();
        job.advance(0, true);
        assertThat(job.holdUp()).isEqualTo(HoldUp.NO_DEVICE);
        assertThat(job.isHeldBy(1)).isTrue();
        job.advance(0.1, false);
        assertThat(job.holdUp()).isNull();
        job.starved("There is no room.", NOW);
        assertThat(job.holdUp()).isEqualTo(HoldUp.NO_ROOM);
        job.waiting("It failed.", NOW);
        assertThat(job.holdUp()).as("a wait before the next attempt").isNull();
    }

    @Test
    void jobThatIsReleasedWhileItWaitsForADevice_standsInLine() {
        job.claim("node", NOW);
        job.advance(0, true);
        job.released();

        assertThat(job.holdUp()).isNull();
    }

    @Test
    void longReason_isCut() {
        job.failed("x".repeat(5000), NOW);

        assertThat(job.reason()).hasSize(1000);
    }

    @Test
    void cancelledJob_isHeldByNobody_andCanBeRetried() {
        job.claim("node", NOW);
        job.cancelled("Stopped by Ann.", NOW);

        assertThat(job.isHeldBy(1)).isFalse();
        assertThat(job.ending()).isEqualTo(Ending.CANCELLED);

        job.retried();

        assertThat(job.ending()).isNull();
        assertThat(job.state()).isEqualTo(Job.State.QUEUED);
    }

    @Test
    void cancelledEncodingAnew_isDone_sinceWhatWasPublishedStays() {
        job.claim("node", NOW);
        job.done(null, NOW);
        job.redone(null);
        job.claim("node", NOW);
        job.cancelled("Stopped by Ann.", NOW);

        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.ending()).isNull();
    }

    @Test
    void redoneJob_takesANewPlaceInTheQueue_andANewAttempt() {
        job.ranked(java.util.UUID.randomUUID(), 60.0, NOW, NOW, NOW);
        job.claim("node", NOW);
        job.done(null, NOW);
        job.redone(null);

        assertThat(job.isBackground()).isTrue();
        assertThat(job.deadline()).isNull();

        job.claim("node", NOW);

        assertThat(job.attempt()).isEqualTo(2);
    }
}
