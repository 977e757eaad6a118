package io.loggia.portal.roster.entity;

import io.loggia.domain.RosterSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reading of a roster: what it would change (preview) or has changed. */
@Entity
@Table(name = "roster_run")
public class RosterRun {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private RosterSource source;

    @Column(name = "source_id")
    private @Nullable UUID sourceId;

    private boolean preview;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "started_by")
    private String startedBy;

    private @Nullable String result;

    /** How far a run came. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    protected RosterRun() {}

    public RosterRun(
            UUID id,
            RosterSource source,
            @Nullable UUID sourceId,
            boolean preview,
            Instant startedAt,
            String startedBy) {
        this.id = id;
        this.source = source;
        this.sourceId = sourceId;
        this.preview = preview;
        this.startedAt = startedAt;
        this.startedBy = startedBy;
        this.state = State.RUNNING;
    }

    public void end(State newState, Instant at, @Nullable String newResult) {
        state = newState;
        endedAt = at;
        result = newResult;
    }

    public UUID id() {
        return id;
    }

    public RosterSource source() {
        return source;
    }

    public Optional<UUID> sourceId() {
        return Optional.ofNullable(sourceId);
    }

    public boolean preview() {
        return preview;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public State state() {
        return state;
    }

    public String startedBy() {
        return startedBy;
    }

    public Optional<String> result() {
        return Optional.ofNullable(result);
    }
}
