package io.loggia.portal.analytics.boundary;

import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
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

/** Has what was watched added up, some seconds after it was. */
@ApplicationScoped
public class RollUpSchedule {

    private static final System.Logger LOGGER = System.getLogger(RollUpSchedule.class.getName());

    private static final int AFTER_THE_SEED = 260;
    private static final long PAUSE_SECONDS = 2;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private RollUpTransactions transactions;

    private volatile boolean stopped;
    private @Nullable ScheduledFuture<?> turns;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            turns = executor.scheduleWithFixedDelay(this::follow, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The top of a thread: what fails is tried again at the next turn. */
    private void follow() {
        try {
            boolean more = true;
            while (more && !stopped) {
                more = transactions.take();
            }
        } catch (RuntimeException e) {
            LOGGER.log(stopped ? Level.DEBUG : Level.WARNING, "What was watched could not be added up now", e);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (turns != null) {
            turns.cancel(false);
        }
    }
}
