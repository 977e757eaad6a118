package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as other features see it.
 *
 * @param kind {@code PROBE, REMUX, LADDER, POSTER, STORYBOARD} or {@code WAVEFORM}
 * @param state {@code QUEUED, RUNNING, WAITING, DONE, SKIPPED} or {@code FAILED}
 * @param progress 0 to 1
 */
public record JobRef(
        JobId id,
        MediaId media,
        RevisionId revision,
        String kind,
        String state,
        double progress,
        @Nullable String reason,
        int attempt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
