package io.loggia.portal.roster.boundary;

import io.loggia.domain.RosterSource;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.roster.control.KeycloakOutcome;
import io.loggia.portal.roster.control.KeycloakReading;
import io.loggia.portal.roster.control.KeycloakReading.Order;
import io.loggia.portal.roster.control.KeycloakReading.Realm;
import io.loggia.portal.roster.control.KeycloakSettings;
import io.loggia.portal.roster.control.KeycloakSyncException;
import io.loggia.portal.roster.control.RosterRuns;
import io.loggia.portal.roster.control.RosterRuns.Run;
import io.loggia.portal.roster.entity.RosterRun.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The steps of a run, each by itself, so that none is held while the network is waited for and a failed run is told. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class KeycloakSyncTransactions {

    private static final int RUNS = 50;

    @Inject
    private KeycloakSettings settings;

    @Inject
    private KeycloakReading reading;

    @Inject
    private RosterRuns runs;

    @Inject
    private AuditLog audit;

    /** @see KeycloakSettings#claim */
    public boolean claim(UUID provider) {
        boolean mine = settings.claim(provider, Instant.now());
        if (mine) {
            closeCutOff(provider);
        }
        return mine;
    }

    /** @see KeycloakSettings#claimDue */
    public boolean claimDue(UUID provider) {
        boolean mine = settings.claimDue(provider, Instant.now());
        if (mine) {
            closeCutOff(provider);
        }
        return mine;
    }

    public void release(UUID provider) {
        settings.release(provider);
    }

    public List<UUID> due() {
        return settings.due(Instant.now());
    }

    public Order order(UUID provider) {
        return new Order(
                settings.provider(provider),
                settings.find(provider).settings(),
                settings.secret(provider).orElse(null));
    }

    public UUID begin(UUID provider, boolean preview, String startedBy) {
        return runs.begin(RosterSource.KEYCLOAK, provider, preview, startedBy);
    }

    public KeycloakOutcome preview(Realm realm) throws KeycloakSyncException {
        return reading.preview(realm);
    }

    public KeycloakOutcome takeOver(Realm realm, boolean force) throws KeycloakSyncException {
        String name = realm.order().provider().name();
        String actor = "Keycloak: " + name;
        KeycloakOutcome outcome = reading.takeOver(realm, actor, force);
        if (outcome.problem() == null && !outcome.changes().isEmpty()) {
            String id = realm.order().provider().id().toString();
            audit.by(actor, "roster.synced", new Subject("provider", id, name), null, outcome.summary());
        }
        return outcome;
    }

    public Run end(UUID run, KeycloakOutcome outcome) {
        runs.end(run, outcome.problem() == null ? State.DONE : State.FAILED, outcome.toJson());
        return runs.find(run).orElseThrow();
    }

    public List<Run> latest(UUID provider) {
        return runs.latest(RosterSource.KEYCLOAK, provider, RUNS);
    }

    /** Whoever has the claim knows that no earlier run still goes on. */
    private void closeCutOff(UUID provider) {
        for (Run run : latest(provider)) {
            if (run.state() == State.RUNNING && !run.preview()) {
                runs.end(run.id(), State.FAILED, KeycloakOutcome.cutOff().toJson());
            }
        }
    }
}
