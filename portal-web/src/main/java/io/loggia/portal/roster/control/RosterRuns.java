package io.loggia.portal.roster.control;

import io.loggia.domain.RosterSource;
import io.loggia.portal.roster.entity.RosterRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log of readings of outside rosters. A run that is to be seen while it goes on, or after it failed, is begun and
 * ended in transactions of its own.
 */
@ApplicationScoped
public class RosterRuns {

    private static final int MAX_STARTED_BY = 200;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * A run as it is now.
     *
     * @param state RUNNING, DONE or FAILED
     * @param result what came of it, as JSON; null while it runs
     */
    public record Run(
            UUID id,
            RosterSource source,
            @Nullable UUID sourceId,
            boolean preview,
            Instant startedAt,
            @Nullable Instant endedAt,
            RosterRun.State state,
            String startedBy,
            @Nullable String result) {}

    /**
     * Opens a run and returns its id.
     *
     * @param sourceId identity provider whose roster is read; null when it belongs to none
     * @param startedBy name of the person, or of the schedule
     */
    public UUID begin(RosterSource source, @Nullable UUID sourceId, boolean preview, String startedBy) {
        RosterRun run = new RosterRun(
                UUID.randomUUID(),
                source,
                sourceId,
                preview,
                Instant.now(),
                startedBy.length() <= MAX_STARTED_BY ? startedBy : startedBy.substring(0, MAX_STARTED_BY));
        entities.persist(run);
        entities.flush();
        return run.id();
    }

    /** Closes a run; does nothing when there is no such run. */
    public void end(UUID id, RosterRun.State state, @Nullable String result) {
        RosterRun run = entities.find(RosterRun.class, id);
        if (run != null) {
            run.end(state, Instant.now(), result);
        }
    }

    public Optional<Run> find(UUID id) {
        return Optional.ofNullable(entities.find(RosterRun.class, id)).map(RosterRuns::toRecord);
    }

    /** The latest runs of a source, newest first. */
    public List<Run> latest(RosterSource source, @Nullable UUID sourceId, int limit) {
        String which = sourceId == null ? "r.sourceId is null" : "r.sourceId = :sourceId";
        TypedQuery<RosterRun> query = entities.createQuery(
                        "select r from RosterRun r where r.source = :source and " + which
                                + " order by r.startedAt desc, r.id",
                        RosterRun.class)
                .setParameter("source", source)
                .setMaxResults(limit);
        if (sourceId != null) {
            query.setParameter("sourceId", sourceId);
        }
        return query.getResultStream().map(RosterRuns::toRecord).toList();
    }

    private static Run toRecord(RosterRun run) {
        return new Run(
                run.id(),
                run.source(),
                run.sourceId().orElse(null),
                run.preview(),
                run.startedAt(),
                run.endedAt().orElse(null),
                run.state(),
                run.startedBy(),
                run.result().orElse(null));
    }
}
