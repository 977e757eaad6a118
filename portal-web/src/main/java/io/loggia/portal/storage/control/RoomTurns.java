package io.loggia.portal.storage.control;

import io.loggia.portal.storage.entity.StorageSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** Has those who promise room do so one after another, on all servers. */
@ApplicationScoped
public class RoomTurns {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * Waits until nobody else has the turn, which lasts to the end of the caller's transaction. What is read from now on
     * has all that was promised before.
     */
    public void take() {
        entities.find(StorageSettings.class, StorageSettings.ONE, LockModeType.PESSIMISTIC_WRITE);
    }
}
