package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.AskedQueries;
import io.loggia.portal.search.control.SearchConfig;
import io.loggia.portal.search.control.SearchIndex;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Opens the index with the server and has it follow the catalog: at once after a change here, else by polling. */
@ApplicationScoped
public class IndexSchedule {

    private static final int AFTER_PROCESSING = 300;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration TALLY = Duration.ofMinutes(1);
    private static final Duration VIEWS = Duration.ofMinutes(15);
    private static final Duration PRUNING = Duration.ofMinutes(10);
    private static final String FOLLOWING = "The index's following of the catalog";

    @Inject
    private PeriodicTasks tasks;

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

    void start(@Observes @Priority(AFTER_PROCESSING) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        index.open();
        tasks.every(Duration.ZERO, Duration.ofMillis(config.pollMillis), FOLLOWING, this::follow);
        tasks.every(Duration.ZERO, LOOK, "The look at what admins have changed about the index", this::look);
        tasks.every(Duration.ZERO, TALLY, "The count of what many ask", transactions::refreshPopular);
        tasks.whileMore(PRUNING, "The pruning of the change log", transactions::pruneChanges);
        // What is put into the index brings its views along.
        tasks.every(VIEWS, "The renewal of the views in the index", index::refreshViews);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent event) {
        if (tasks.areUnderWay() && called.compareAndSet(false, true)) {
            tasks.now(FOLLOWING, this::follow);
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
            tasks.now("The rebuilding of the index", index::rebuild);
        }
    }

    @PreDestroy
    void stop() {
        tasks.stop();
        index.close();
    }
}
