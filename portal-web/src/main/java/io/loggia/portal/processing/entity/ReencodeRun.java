package io.loggia.portal.processing.entity;

import io.loggia.domain.MediaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Encoding everything anew, as after a change of the ladder. Goes through the items in the order of their ids. */
@Entity
@Table(name = "reencode_run")
public class ReencodeRun {

    @Id
    private UUID id;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    private boolean cancelled;
    private int total;
    private int passed;

    @Column(name = "after_media")
    private @Nullable UUID afterMedia;

    protected ReencodeRun() {}

    public ReencodeRun(UUID id, String requestedBy, int total, Instant now) {
        this.id = id;
        this.requestedBy = requestedBy;
        this.total = total;
        this.startedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Items there were when it began. */
    public int total() {
        return total;
    }

    /** Items that were queued, or had nothing to encode anew. */
    public int passed() {
        return passed;
    }

    /** The last item that was looked at; null before the first. */
    public @Nullable MediaId after() {
        return afterMedia == null ? null : new MediaId(afterMedia);
    }

    public void passed(MediaId media) {
        afterMedia = media.value();
        passed++;
    }

    /**
     * Items that are over with.
     *
     * @param open jobs that are not; what somebody begins again when the run has ended is not the run's
     */
    public int done(int open) {
        return finishedAt == null ? passed - open : passed;
    }

    public void finished(Instant now) {
        finishedAt = now;
    }

    /** @param stopped items whose jobs were in the queue, and are not encoded after all */
    public void cancelled(int stopped, Instant now) {
        passed -= stopped;
        cancelled = true;
        finishedAt = now;
    }
}
