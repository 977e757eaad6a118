package io.loggia.portal.roster.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Looks which realms are to be read again. */
@ApplicationScoped
public class KeycloakSyncSchedule {

    private static final int AFTER_THE_SEED = 260;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private KeycloakSyncRunner runner;

    void start(@Observes @Priority(AFTER_THE_SEED) Startup event) {
        if (platform.servesPeople()) {
            tasks.every(PAUSE, "The scheduled reading of a realm", runner::runDue);
        }
    }
}
