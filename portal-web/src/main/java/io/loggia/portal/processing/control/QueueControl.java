package io.loggia.portal.processing.control;

import io.loggia.domain.JobId;
import io.loggia.portal.processing.entity.QueueSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins tell the queue. Every call wants the caller's transaction; servers obey within a heart-beat. */
@ApplicationScoped
public class QueueControl {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private WorkerNodes nodes;

    @Inject
    private JobLedger ledger;

    @Inject
    private Jobs jobs;

    /** Whether work is handed out. */
    public record Switch(
            boolean paused,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    public Switch state() {
        QueueSwitch state = entities.find(QueueSwitch.class, QueueSwitch.ID);
        return new Switch(state.isPaused(), state.changedBy(), state.changedAt());
    }

    /**
     * Hands out nothing more, on all servers, until it is told otherwise; what runs goes on.
     *
     * @return whether that changed anything
     */
    public boolean pause(boolean wanted, String by) {
        QueueSwitch state = entities.find(QueueSwitch.class, QueueSwitch.ID, LockModeType.PESSIMISTIC_WRITE);
        if (state.isPaused() == wanted) {
            return false;
        }
        state.pause(wanted, by, Instant.now());
        return true;
    }

    /** @see WorkerNodes#drain */
    public WorkerNodes.Node drain(UUID node, boolean wanted) {
        return nodes.drain(node, wanted);
    }

    /** Every server that lives now; those that start later take work. */
    public List<WorkerNodes.Node> drainAll(boolean wanted) {
        return nodes.alive().stream()
                .map(node -> nodes.drain(node.id(), wanted))
                .toList();
    }

    /**
     * Stops a job for good.
     *
     * @return the job as it is now
     */
    public JobRef cancel(JobId id, String by) {
        jobs.find(id);
        ledger.cancel(id, "Stopped by " + by + ".");
        return jobs.find(id);
    }

    /** Whether this server is to take nothing new; says that it lives. */
    public boolean beat() {
        boolean draining = nodes.beat();
        return draining || state().paused();
    }
}
