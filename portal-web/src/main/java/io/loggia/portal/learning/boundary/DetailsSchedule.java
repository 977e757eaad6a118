package io.loggia.portal.learning.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Has details of viewing dropped once they are older than was agreed on, some at a time, by one server at a time. */
@ApplicationScoped
public class DetailsSchedule {

    private static final int AFTER_THE_SEED = 260;

    /** A look costs one row unless something is due. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private DetailsTransactions transactions;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            tasks.whileMore(PAUSE, "The dropping of old details of viewing", transactions::drop);
        }
    }
}
