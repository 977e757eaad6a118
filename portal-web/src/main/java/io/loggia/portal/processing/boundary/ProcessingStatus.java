package io.loggia.portal.processing.boundary;

import io.loggia.portal.processing.control.JobRef;
import io.loggia.portal.processing.control.ProcessingState.Snapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the work on an item stands.
 *
 * @param processing {@code UPLOADING, PROCESSING, PLAYABLE, READY} or {@code FAILED}
 */
public record ProcessingStatus(String processing, List<Job> jobs) {

    /**
     * One step.
     *
     * @param progress 0 to 1
     * @param reason why it failed, waits or was skipped, in words
     */
    public record Job(
            String id,
            String kind,
            String state,
            double progress,
            @Nullable String reason,
            int attempt,
            @Nullable String startedAt,
            @Nullable String finishedAt) {

        static Job of(JobRef job) {
            return new Job(
                    job.id().toString(),
                    job.kind(),
                    job.state(),
                    job.progress(),
                    job.reason(),
                    job.attempt(),
                    text(job.startedAt()),
                    text(job.finishedAt()));
        }

        private static @Nullable String text(@Nullable Instant time) {
            return time == null ? null : time.toString();
        }
    }

    static ProcessingStatus of(Snapshot snapshot) {
        return new ProcessingStatus(
                snapshot.processing(), snapshot.jobs().stream().map(Job::of).toList());
    }

    /** Whether nothing will change without somebody doing something. */
    boolean isOver() {
        return !processing.equals("UPLOADING")
                && jobs.stream().allMatch(job -> switch (job.state()) {
                    case "DONE", "SKIPPED", "FAILED" -> true;
                    default -> false;
                });
    }
}
