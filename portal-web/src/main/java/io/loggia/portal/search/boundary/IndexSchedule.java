package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.AskedQueries;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Opens the index with the server and has it follow the catalog: at once after a change here, else by polling. */
@ApplicationScoped
public class IndexSchedule {

    private static final System.Logger LOGGER = System.getLogger(IndexSchedule.class.getName());

    private static final int AFTER_PROCESSING = 300;
    private static final long LOOK_SECONDS = 1;
    private static final long TALLY_SECONDS = 60;
    private static final long VIEWS_MINUTES = 15;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private SearchIndex index;

    @Inject
    private AskedQueries asked;

    @Inject
    private SearchTransactions transactions;

    @Inject
    @ConfigProperties
    private SearchConfig config;

    private final AtomicBoolean called = new AtomicBoolean();
    private final List<ScheduledFuture<?>> schedules = new ArrayList<>();

    void start(@Observes @Priority(AFTER_PROCESSING) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        index.open();
        repeat(this::follow, 0, config.pollMillis, TimeUnit.MILLISECONDS);
        repeat(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        repeat(transactions::refreshPopular, 0, TALLY_SECONDS, TimeUnit.SECONDS);
        // What is put into the index brings its views along.
        repeat(index::refreshViews, VIEWS_MINUTES, VIEWS_MINUTES, TimeUnit.MINUTES);
    }

    private void repeat(Runnable work, long first, long delay, TimeUnit unit) {
        schedules.add(executor.scheduleWithFixedDelay(() -> tried(work), first, delay, unit));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent event) {
        if (!schedules.isEmpty() && called.compareAndSet(false, true)) {
            executor.execute(() -> tried(this::follow));
        }
    }

    private void follow() {
        called.set(false);
        index.catchUp();
    }

    /** Follows what admins have changed, on whichever server, and writes what people have asked. */
    private void look() {
        transactions.refreshWords();
        if (asked.hasNoted()) {
            transactions.writeAsked();
        }
        if (transactions.isRebuildAsked()) {
            executor.execute(() -> tried(index::rebuild));
        }
    }

    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The thread's top level: what failed is tried again at the next turn.
            LOGGER.log(Level.WARNING, "The search index could not follow the catalog", e);
        }
    }

    @PreDestroy
    void stop() {
        schedules.forEach(schedule -> schedule.cancel(false));
        index.close();
    }
}
