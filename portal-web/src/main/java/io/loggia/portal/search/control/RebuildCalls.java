package io.loggia.portal.search.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The call of admins to build the index anew, which every server follows: a number that each compares with its own. */
@ApplicationScoped
public class RebuildCalls {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private volatile int followed = -1;

    /** Asks all servers. Wants the caller's transaction. */
    public void call() {
        entities.createNativeQuery("update search_rebuild set asked = asked + 1 where id = 1")
                .executeUpdate();
    }

    /** Whether there was a call since the last time that this was asked; those before the start are not for us. */
    public boolean isNew() {
        int asked = ((Number) entities.createNativeQuery("select asked from search_rebuild where id = 1")
                        .getSingleResult())
                .intValue();
        boolean missed = followed >= 0 && asked > followed;
        followed = asked;
        return missed;
    }
}
