package io.loggia.portal.search.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.search.control.MeaningSearch;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Has search by meaning follow settings and catalog, and texts embedded, a little at a time. */
@ApplicationScoped
public class MeaningSchedule {

    private static final int AFTER_INDEX = 310;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Between two batches, for the questions of people. */
    private static final Duration BREATH = Duration.ofMillis(200);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private MeaningSearch meaning;

    void start(@Observes @Priority(AFTER_INDEX) Startup event) {
        if (platform.servesPeople()) {
            tasks.every(LOOK, "The following of the catalog by the index of passages", meaning::catchUp);
            tasks.every(BREATH, "The embedding of passages", meaning::embedSome);
        }
    }

    @PreDestroy
    void stop() {
        tasks.stop();
        meaning.close();
    }
}
