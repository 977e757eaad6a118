package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Deletes for good what has been in the trash long enough. */
@ApplicationScoped
public class TrashSweep {

    private static final System.Logger LOGGER = System.getLogger(TrashSweep.class.getName());
    private static final long EVERY_SECONDS = 60;

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private TrashTransactions transactions;

    private @Nullable ScheduledFuture<?> sweeping;

    void start(@Observes Startup event) {
        if (platform.servesPeople()) {
            sweeping = timer.scheduleWithFixedDelay(this::run, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
    }

    private void run() {
        try {
            for (MediaId id : transactions.over()) {
                transactions.expire(id);
                LOGGER.log(Level.INFO, "The time of {0} in the trash was over; it is deleted", id);
            }
        } catch (RuntimeException e) {
            // The top of a thread: an executor drops a task for good when one run of it throws.
            LOGGER.log(Level.WARNING, "Emptying the trash failed; it is tried again", e);
        }
    }
}
