package io.loggia.portal.analytics.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Has what was watched added up, some seconds after it was. */
@ApplicationScoped
public class RollUpSchedule {

    private static final int AFTER_THE_SEED = 260;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private RollUpTransactions transactions;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            tasks.whileMore(PAUSE, "The adding up of what was watched", transactions::take);
        }
    }
}
