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
        /** One quality of what browsers do not play as it is, which is published while it is made. */
        FIRST,
        LADDER,
        /** The qualities of the ladder once more, in the codecs that admins want beside H.264. */
        VARIANTS,
        POSTER,
        STORYBOARD,
        WAVEFORM,
        /** Captions of what is spoken, by an engine. */
        SPEECH,
        /** The text on slides, as far as a program can read it. */
        SLIDES;

        /** Whether it takes as long as pictures take to encode. */
        public boolean isHeavy() {
            return this == LADDER || this == VARIANTS;
        }
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

    /** Of the progress, what earlier attempts had left. */
    private double inherited;

    private @Nullable String reason;
    private int attempt;
    private int tries;

    @Column(name = "author_id")
    private @Nullable UUID authorId;

    @Column(name = "length_seconds")
    private @Nullable Double lengthSeconds;

    private boolean background;

    @Column(name = "run_id")
    private @Nullable UUID runId;

    @Column(name = "queued_at")
    private @Nullable Instant queuedAt;

    @Column(name = "fair_until")
    private @Nullable Instant fairUntil;

    private @Nullable Instant deadline;

    @Column(name = "retry_at")
    private @Nullable Instant retryAt;

    /** By what, its state says. */
    @Column(name = "waits_for_room")
    private boolean heldUp;

    private @Nullable String node;

    @Enumerated(EnumType.STRING)
    private @Nullable Ending ending;

    @Column(name = "log_tail")
    private @Nullable String logTail;

    @Column(name = "output_bytes")
    private @Nullable Long outputBytes;

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

    /** Of the progress, what earlier attempts had left: no work of this one, so that it says nothing of its speed. */
    public double inherited() {
        return inherited;
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

    /** Whether nobody waits for it: an encoding anew of something that plays already. */
    public boolean isBackground() {
        return background;
    }

    public @Nullable Double lengthSeconds() {
        return lengthSeconds;
    }

    /** When it came into the queue; null for one that waits for a step before it. */
    public @Nullable Instant queuedAt() {
        return queuedAt;
    }

    /** Its place in the queue; null for one that waits for a step before it. */
    public @Nullable Instant deadline() {
        return deadline;
    }

    public @Nullable Instant retryAt() {
        return retryAt;
    }

    /** Null while nothing but its turn is in its way. */
    public @Nullable HoldUp holdUp() {
        if (!heldUp) {
            return null;
        }
        return switch (state) {
            case WAITING -> HoldUp.NO_ROOM;
            case QUEUED -> HoldUp.NO_FILES;
            case RUNNING -> HoldUp.NO_DEVICE;
            case DONE, SKIPPED, FAILED -> null;
        };
    }

    /** Name of the server that works, or worked last, on it. */
    public @Nullable String node() {
        return node;
    }

    public @Nullable Ending ending() {
        return ending;
    }

    /** The end of what the media program said, without paths. */
    public @Nullable String logTail() {
        return logTail;
    }

    public @Nullable Long outputBytes() {
        return outputBytes;
    }

    /** Takes its place in the queue. */
    public void ranked(UUID author, @Nullable Double seconds, Instant newFairUntil, Instant newDeadline, Instant now) {
        authorId = author;
        lengthSeconds = seconds;
        fairUntil = newFairUntil;
        deadline = newDeadline;
        queuedAt = now;
    }

    /** Whether the attempt is still the one that counts. */
    public boolean isHeldBy(int number) {
        return state == State.RUNNING && attempt == number;
    }

    public void claim(String byNode, Instant now) {
        state = State.RUNNING;
        node = byNode;
        ending = null;
        retryAt = null;
        heldUp = false;
        attempt++;
        tries++;
        progress = 0;
        inherited = 0;
        startedAt = now;
        finishedAt = null;
    }

    /** @param noDevice whether it cannot go on until another job leaves the devices that it could use */
    public void advance(double share, boolean noDevice) {
        double reached = Math.clamp(share, 0, 1);
        // What an earlier attempt has left is there at once.
        if (progress == 0 && attempt > 1) {
            inherited = reached;
        }
        progress = Math.max(progress, reached);
        heldUp = noDevice;
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

    public void quarantined(String why, Instant now) {
        end(State.FAILED, why, now);
        ending = Ending.QUARANTINED;
    }

    /** Stopped by somebody. What was published before an encoding anew stays, so that one is done, not failed. */
    public void cancelled(String why, Instant now) {
        if (background) {
            end(State.DONE, why, now);
        } else {
            end(State.FAILED, why, now);
            ending = Ending.CANCELLED;
        }
    }

    /** @param text of the media program, already cleaned and bounded */
    public void said(@Nullable String text) {
        logTail = text;
    }

    public void made(long bytes) {
        outputBytes = bytes;
    }

    private void end(State last, @Nullable String why, Instant now) {
        state = last;
        reason = cut(why);
        finishedAt = now;
    }

    public void waiting(String why, Instant until) {
        state = State.WAITING;
        reason = cut(why);
        retryAt = until;
        heldUp = false;
    }

    /** There is no room to work in. */
    public void starved(String why, Instant until) {
        unblamed(why, until);
        heldUp = true;
    }

    /** What it needs is away, which is no failure of the job: what was begun does not count as an attempt. */
    public void unblamed(String why, Instant until) {
        tries = state == State.RUNNING ? Math.max(0, tries - 1) : tries;
        waiting(why, until);
    }

    /** Its turn has come before its files; they are looked for again at once. */
    public void awaitsFiles() {
        state = State.QUEUED;
        reason = null;
        retryAt = null;
        heldUp = true;
    }

    /** Back to the queue without blame, as when the server stops. */
    public void released() {
        state = State.QUEUED;
        tries = Math.max(0, tries - 1);
        heldUp = false;
    }

    /** A person asks for another go. */
    public void retried() {
        state = State.QUEUED;
        reason = null;
        progress = 0;
        tries = 0;
        finishedAt = null;
        retryAt = null;
        heldUp = false;
        ending = null;
        logTail = null;
    }

    /** Made anew behind the back of those who watch what there is. */
    public void redone(@Nullable UUID run) {
        retried();
        background = true;
        runId = run;
        startedAt = null;
        fairUntil = null;
        deadline = null;
        queuedAt = null;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
    }
}
