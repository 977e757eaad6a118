package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A server that works on media, as it last said of itself. */
@Entity
@Table(name = "processing_node")
public class WorkerNode {

    @Id
    private UUID id;

    private String name;

    @Column(name = "quick_workers")
    private int quickWorkers;

    @Column(name = "ladder_workers")
    private int ladderWorkers;

    private boolean draining;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    protected WorkerNode() {}

    public WorkerNode(UUID id, String name, int quickWorkers, int ladderWorkers, Instant now) {
        this.id = id;
        this.name = name;
        this.quickWorkers = quickWorkers;
        this.ladderWorkers = ladderWorkers;
        this.startedAt = now;
        this.lastSeenAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public int quickWorkers() {
        return quickWorkers;
    }

    public int ladderWorkers() {
        return ladderWorkers;
    }

    /** Whether it finishes what runs and takes nothing new. */
    public boolean isDraining() {
        return draining;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    public void seen(Instant now) {
        lastSeenAt = now;
    }

    public void drain(boolean wanted) {
        draining = wanted;
    }
}
