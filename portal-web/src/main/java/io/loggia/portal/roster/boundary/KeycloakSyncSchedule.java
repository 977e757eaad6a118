package io.loggia.portal.roster.boundary;

import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Looks which realms are to be read again. */
@ApplicationScoped
public class KeycloakSyncSchedule {

    private static final Logger LOGGER = System.getLogger(KeycloakSyncSchedule.class.getName());
    private static final int AFTER_THE_SEED = 260;
    private static final long FIRST_SECONDS = 20;
    private static final long EVERY_SECONDS = 20;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private KeycloakSyncRunner runner;

    private @Nullable ScheduledFuture<?> looking;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        looking = scheduler.scheduleWithFixedDelay(this::look, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    /** The top of a thread: an executor drops a task for good when one run of it throws. */
    private void look() {
        try {
            runner.runDue();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "A scheduled reading of a realm failed; it is tried again when it is due", e);
        }
    }
}
