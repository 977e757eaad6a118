package io.loggia.portal.storage.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.storage.entity.StorageSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;

/** Has those who promise room do so one after another, on all servers. */
@ApplicationScoped
public class RoomTurns {

    private static final String POSTGRESQL = "PostgreSQL";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * Waits, ten seconds at most, until nobody else has the turn, which lasts to the end of the caller's transaction. What
     * is read from now on has all that was promised before. Whoever has it should ask nothing but the database: all other
     * servers wait meanwhile.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when the turn did not come
     */
    public void take() {
        try {
            boundTheWait();
            entities.find(StorageSettings.class, StorageSettings.ONE, LockModeType.PESSIMISTIC_WRITE);
        } catch (PersistenceException e) {
            throw new LoggiaException(
                    ErrorCode.UNAVAILABLE, "Too many uploads are being begun at once. Try again in a moment.", e);
        }
    }

    /** H2 has a bound of its own, in the address of the database. */
    private void boundTheWait() {
        if (POSTGRESQL.equals(productName())) {
            entities.createNativeQuery("set local lock_timeout = '10s'").executeUpdate();
        }
    }

    private String productName() {
        try {
            return entities.unwrap(Connection.class).getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
