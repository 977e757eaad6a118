package io.loggia.portal.processing.control;

import io.loggia.portal.processing.entity.KeptCapability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** What servers were proven to do, in the database. Every change wants the caller's transaction. */
@ApplicationScoped
public class KeptCapabilities {

    private static final int MOST_KEY = 4000;
    private static final int MOST_RESULT = 100_000;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** @see CapabilityShelf#find */
    public Optional<String> find(String node, String holdsFor) {
        return Optional.ofNullable(entities.find(KeptCapability.class, node))
                .filter(kept -> kept.holdsFor().equals(holdsFor))
                .map(KeptCapability::result);
    }

    /** What is too long to be kept is tried again after the next start. */
    public void keep(String node, String holdsFor, String result) {
        if (holdsFor.length() > MOST_KEY || result.length() > MOST_RESULT) {
            return;
        }
        KeptCapability kept = entities.find(KeptCapability.class, node);
        if (kept == null) {
            kept = new KeptCapability(node);
            kept.proven(holdsFor, result, Instant.now());
            entities.persist(kept);
        } else {
            kept.proven(holdsFor, result, Instant.now());
        }
    }
}
