package io.loggia.portal.processing.entity;

import io.loggia.domain.JobId;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of the work on a revision. */
@Entity
@Table(name = "processing_job")
public class Job {

    private static final int MAX_REASON = 1000;

    /** What a step does. */
    public enum Kind {
        PROBE,
        REMUX,
        LADDER,
        POSTER,
        STORYBOARD,
        WAVEFORM
    }

    /** Where a step stands. */
    public enum State {
        QUEUED,
        RUNNING,
        /** Failed for now; another attempt follows. */
        WAITING,
        DONE,
        SKIPPED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == SKIPPED || this == FAILED;
        }
    }

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "revision_id")
    private UUID revisionId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private State state = State.QUEUED;

    private double progress;
    private @Nullable String reason;
    private int attempt;
    private int tries;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    protected Job() {}

    public Job(JobId id, MediaId media, RevisionId revision, Kind kind, Instant now) {
        this.id = id.value();
        this.mediaId = media.value();
        this.revisionId = revision.value();
        this.kind = kind;
        this.createdAt = now;
    }

    public JobId id() {
        return new JobId(id);
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public RevisionId revision() {
        return new RevisionId(revisionId);
    }

    public Kind kind() {
        return kind;
    }

    public State state() {
        return state;
    }

    public double progress() {
        return progress;
    }

    public @Nullable String reason() {
        return reason;
    }

    /** Grows with each claim and never shrinks. */
    public int attempt() {
        return attempt;
    }

    /** Attempts since the job was created or a person asked for another go. */
    public int tries() {
        return tries;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** Whether the attempt is still the one that counts. */
    public boolean isHeldBy(int number) {
        return state == State.RUNNING && attempt == number;
    }

    public void claim(Instant now) {
        state = State.RUNNING;
        attempt++;
        tries++;
        progress = 0;
        startedAt = now;
        finishedAt = null;
    }

    public void advance(double share) {
        progress = Math.max(progress, Math.clamp(share, 0, 1));
    }

    /** @param note something worth telling although it went well */
    public void done(@Nullable String note, Instant now) {
        end(State.DONE, note, now);
        progress = 1;
    }

    public void skipped(String why, Instant now) {
        end(State.SKIPPED, why, now);
    }

    public void failed(String why, Instant now) {
        end(State.FAILED, why, now);
    }

    private void end(State last, @Nullable String why, Instant now) {
        state = last;
        reason = cut(why);
        finishedAt = now;
    }

    public void waiting(String why) {
        state = State.WAITING;
        reason = cut(why);
    }

    /** Back to the queue without blame, as when the server stops. */
    public void released() {
        state = State.QUEUED;
        tries = Math.max(0, tries - 1);
    }

    /** A person asks for another go. */
    public void retried() {
        state = State.QUEUED;
        reason = null;
        progress = 0;
        tries = 0;
        finishedAt = null;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
    }
}
