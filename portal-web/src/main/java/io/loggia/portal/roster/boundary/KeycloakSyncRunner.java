package io.loggia.portal.roster.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.roster.control.KeycloakOutcome;
import io.loggia.portal.roster.control.KeycloakReading;
import io.loggia.portal.roster.control.KeycloakReading.Realm;
import io.loggia.portal.roster.control.KeycloakSyncException;
import io.loggia.portal.roster.control.RosterRuns.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Runs one reading of a realm from beginning to end. */
@ApplicationScoped
public class KeycloakSyncRunner {

    private static final Logger LOGGER = System.getLogger(KeycloakSyncRunner.class.getName());
    private static final String SCHEDULE = "Schedule";

    @Inject
    private KeycloakSyncTransactions transactions;

    @Inject
    private KeycloakReading reading;

    @Inject
    private Sessions sessions;

    /** What a run would change now. */
    public Run preview(UUID provider, String startedBy) {
        return run(provider, true, false, startedBy);
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when a run of this realm goes on at the moment */
    public Run runNow(UUID provider, boolean force, String startedBy) {
        if (!transactions.claim(provider)) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "Set this up first, or wait: the realm may be being read at this moment.");
        }
        return runClaimed(provider, force, startedBy);
    }

    /** Runs what the schedule wants, unless another node does. */
    public void runDue() {
        for (UUID provider : transactions.due()) {
            if (transactions.claimDue(provider)) {
                runClaimed(provider, false, SCHEDULE);
            }
        }
    }

    private Run runClaimed(UUID provider, boolean force, String startedBy) {
        try {
            return run(provider, false, force, startedBy);
        } finally {
            transactions.release(provider);
        }
    }

    private Run run(UUID provider, boolean preview, boolean force, String startedBy) {
        UUID id = transactions.begin(provider, preview, startedBy);
        KeycloakOutcome outcome = KeycloakOutcome.fault();
        try {
            Realm realm = reading.read(transactions.order(provider));
            outcome = preview ? transactions.preview(realm) : transactions.takeOver(realm, force);
        } catch (KeycloakSyncException e) {
            LOGGER.log(Level.WARNING, "The roster of provider " + provider + " was not read: " + e.getMessage());
            outcome = KeycloakOutcome.failure(e.told());
        } finally {
            transactions.end(id, outcome);
            // Once more after the commit: a session may have been read afresh just before it.
            sessions.forget();
        }
        return transactions.latest(provider).stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
