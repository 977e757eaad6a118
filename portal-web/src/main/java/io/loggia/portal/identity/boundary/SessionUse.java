package io.loggia.portal.identity.boundary;

import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.SignIn;
import io.loggia.portal.platform.control.PeriodicTasks;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.UUID;

/** Keeps sessions in use alive, and clears away those that are over. */
@ApplicationScoped
public class SessionUse {

    private static final int AFTER_THE_SEED = 150;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    private Sessions sessions;

    @Inject
    private SignIn signIn;

    @Inject
    private SessionUse self;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        tasks.every(FIRST, PAUSE, "The removal of sessions that are over", () -> self.sweep());
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void seen(UUID sessionId) {
        sessions.seen(sessionId);
    }

    @Transactional
    public void sweep() {
        sessions.purge();
        signIn.purge();
    }
}
