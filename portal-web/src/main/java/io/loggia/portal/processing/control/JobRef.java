package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.processing.entity.HoldUp;
import io.loggia.portal.processing.entity.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as other features see it.
 *
 * @param kind {@code PROBE, REMUX, FIRST, LADDER, VARIANTS, POSTER, STORYBOARD, WAVEFORM, SPEECH} or {@code SLIDES}
 * @param state {@code QUEUED, RUNNING, WAITING, DONE, SKIPPED} or {@code FAILED}
 * @param progress 0 to 1
 * @param inherited how much of it earlier attempts had left
 * @param lengthSeconds of the media; null until the job was queued or while nobody knows
 * @param queuedAt when it came into the queue; null while it waits for a step before it
 * @param deadline its place in the queue, the earliest first
 * @param holdUp what is in its way although its turn has come: {@code NO_ROOM, NO_FILES} or {@code NO_DEVICE}
 * @param node name of the server that works, or worked last, on it
 * @param ending {@code CANCELLED} or {@code QUARANTINED}; null for any other failure
 */
public record JobRef(
        JobId id,
        MediaId media,
        RevisionId revision,
        String kind,
        String state,
        double progress,
        double inherited,
        @Nullable String reason,
        int attempt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        boolean background,
        @Nullable Double lengthSeconds,
        @Nullable Instant queuedAt,
        @Nullable Instant deadline,
        @Nullable Instant retryAt,
        @Nullable String holdUp,
        @Nullable String node,
        @Nullable String ending,
        @Nullable Long outputBytes) {

    /** Whether it stands in the queue, now or after a wait. */
    public boolean isWaiting() {
        return state.equals("QUEUED") || state.equals("WAITING");
    }

    boolean isHeldUpBy(HoldUp what) {
        return what.name().equals(holdUp);
    }

    /** Whose line it stands in: {@code QUICK, PICTURE, FIRST, LADDER} or {@code SPEECH}. */
    public String line() {
        return lane().name();
    }

    JobQueue.Lane lane() {
        return JobQueue.Lane.of(Job.Kind.valueOf(kind));
    }

    /** Whether the work on short things, or that on ladders, does it. */
    public boolean isHeavy() {
        return Job.Kind.valueOf(kind).isHeavy();
    }
}
