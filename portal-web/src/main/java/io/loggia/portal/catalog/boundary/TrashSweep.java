package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaId;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Deletes for good what has been in the trash long enough. */
@ApplicationScoped
public class TrashSweep {

    private static final System.Logger LOGGER = System.getLogger(TrashSweep.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private TrashTransactions transactions;

    void start(@Observes Startup event) {
        if (platform.servesPeople()) {
            tasks.every(PAUSE, "The emptying of the trash", this::sweep);
        }
    }

    private void sweep() {
        for (MediaId id : transactions.over()) {
            transactions.expire(id);
            LOGGER.log(Level.INFO, "The time of {0} in the trash was over; it is deleted", id);
        }
    }
}
