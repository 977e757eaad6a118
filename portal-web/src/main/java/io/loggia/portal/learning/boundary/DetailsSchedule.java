package io.loggia.portal.learning.boundary;

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

/** Has details of viewing dropped once they are older than was agreed on, some at a time, by one server at a time. */
@ApplicationScoped
public class DetailsSchedule {

    private static final System.Logger LOGGER = System.getLogger(DetailsSchedule.class.getName());

    private static final int AFTER_THE_SEED = 260;

    /** A look costs one row unless something is due. */
    private static final long PAUSE_SECONDS = 5;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private DetailsTransactions transactions;

    private volatile boolean stopped;
    private @Nullable ScheduledFuture<?> looks;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            looks = executor.scheduleWithFixedDelay(this::drop, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** The top of a thread: what fails is tried again at the next look. */
    private void drop() {
        try {
            boolean more = true;
            while (more && !stopped) {
                more = transactions.drop();
            }
        } catch (RuntimeException e) {
            LOGGER.log(stopped ? Level.DEBUG : Level.WARNING, "Old details of viewing could not be dropped now", e);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (looks != null) {
            looks.cancel(false);
        }
    }
}
