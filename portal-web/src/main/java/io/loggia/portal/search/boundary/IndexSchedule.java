package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.SearchConfig;
import io.loggia.portal.search.control.SearchIndex;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Opens the index with the server and has it follow the catalog: at once after a change here, else by polling. */
@ApplicationScoped
public class IndexSchedule {

    private static final System.Logger LOGGER = System.getLogger(IndexSchedule.class.getName());

    private static final int AFTER_PROCESSING = 300;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private SearchIndex index;

    @Inject
    @ConfigProperties
    private SearchConfig config;

    private final AtomicBoolean called = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> polling;

    void start(@Observes @Priority(AFTER_PROCESSING) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        index.open();
        polling = executor.scheduleWithFixedDelay(this::follow, 0, config.pollMillis, TimeUnit.MILLISECONDS);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent event) {
        if (polling != null && called.compareAndSet(false, true)) {
            executor.execute(this::follow);
        }
    }

    private void follow() {
        called.set(false);
        try {
            index.catchUp();
        } catch (RuntimeException e) {
            // The thread's top level: what failed is tried again at the next poll.
            LOGGER.log(Level.WARNING, "The search index could not follow the catalog", e);
        }
    }

    @PreDestroy
    void stop() {
        if (polling != null) {
            polling.cancel(false);
        }
        index.close();
    }
}
