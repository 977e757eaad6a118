package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.processing.entity.WorkerNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The servers that work on media, known by their heart-beats. Changes want the caller's transaction. */
@ApplicationScoped
public class WorkerNodes {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ThisNode self;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /**
     * A server that lives.
     *
     * @param draining whether it finishes what runs and takes nothing new
     */
    public record Node(
            UUID id, String name, int quickWorkers, int ladderWorkers, boolean draining, Instant startedAt) {}

    /**
     * Says that this server lives.
     *
     * @return whether it was told to take nothing new
     */
    public boolean beat() {
        Instant now = Instant.now();
        WorkerNode own = entities.find(WorkerNode.class, self.id(), LockModeType.PESSIMISTIC_WRITE);
        if (own == null) {
            own = new WorkerNode(self.id(), self.name(), config.quickWorkers, config.ladderWorkers, now);
            entities.persist(own);
            entities.createQuery("delete from WorkerNode n where n.lastSeenAt < :then")
                    .setParameter("then", now.minus(FORGOTTEN_AFTER))
                    .executeUpdate();
        }
        own.seen(now);
        return own.isDraining();
    }

    /** This server stops in order; a killed one is missed after its silence. */
    public void leave() {
        WorkerNode own = entities.find(WorkerNode.class, self.id());
        if (own != null) {
            entities.remove(own);
        }
    }

    /** Those that were heard of lately, by name. */
    public List<Node> alive() {
        Instant since = Instant.now().minus(config.silence());
        return entities
                .createQuery(
                        "select n from WorkerNode n where n.lastSeenAt >= :since order by n.name, n.id",
                        WorkerNode.class)
                .setParameter("since", since)
                .getResultList()
                .stream()
                .map(WorkerNodes::toNode)
                .toList();
    }

    /**
     * Has one server take nothing new, or take work again, within a heart-beat.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when nobody has heard of it
     */
    public Node drain(UUID id, boolean wanted) {
        WorkerNode node = entities.find(WorkerNode.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (node == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such server.");
        }
        node.drain(wanted);
        return toNode(node);
    }

    private static Node toNode(WorkerNode node) {
        return new Node(
                node.id(), node.name(), node.quickWorkers(), node.ladderWorkers(), node.isDraining(), node.startedAt());
    }
}
