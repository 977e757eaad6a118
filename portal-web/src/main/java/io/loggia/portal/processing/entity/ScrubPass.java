package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look at everything that is stored, as far as it has come; a server that dies leaves it to another. */
@Entity
@Table(name = "scrub_pass")
public class ScrubPass {

    @Id
    private UUID id;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "after_revision")
    private @Nullable UUID after;

    private long revisions;

    @Column(name = "size_bytes")
    private long bytes;

    @Column(name = "held_by")
    private @Nullable UUID heldBy;

    protected ScrubPass() {}

    public ScrubPass(UUID id, Instant now) {
        this.id = id;
        this.startedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The last revision that was looked at. */
    public @Nullable UUID after() {
        return after;
    }

    public long revisions() {
        return revisions;
    }

    public long bytes() {
        return bytes;
    }

    /** The server that is at it; null when none is. */
    public @Nullable UUID heldBy() {
        return heldBy;
    }

    public void hold(@Nullable UUID node) {
        heldBy = node;
    }

    public void passed(UUID revision, long read) {
        after = revision;
        revisions++;
        bytes += read;
    }

    public void ended(Instant now) {
        endedAt = now;
        heldBy = null;
    }
}
