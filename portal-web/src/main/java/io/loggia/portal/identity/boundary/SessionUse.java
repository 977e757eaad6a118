package io.loggia.portal.identity.boundary;

import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.SignIn;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps sessions in use alive, and clears away those that are over. */
@ApplicationScoped
public class SessionUse {

    private static final int AFTER_THE_SEED = 150;
    private static final long SWEEP_MINUTES = 15;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private Sessions sessions;

    @Inject
    private SignIn signIn;

    @Inject
    private SessionUse self;

    private @Nullable ScheduledFuture<?> sweeping;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        sweeping = scheduler.scheduleWithFixedDelay(() -> self.sweep(), 1, SWEEP_MINUTES, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
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
