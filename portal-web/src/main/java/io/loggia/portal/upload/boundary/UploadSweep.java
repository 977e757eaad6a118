package io.loggia.portal.upload.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.UploadId;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.upload.control.UploadBytes;
import io.loggia.portal.upload.control.UploadIntake;
import io.loggia.portal.upload.control.Uploads;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Completes uploads that a crash cut off at the very end, and clears away those given up. */
@ApplicationScoped
public class UploadSweep {

    private static final Logger LOGGER = System.getLogger(UploadSweep.class.getName());
    private static final int AFTER_PROCESSING = 250;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private Uploads uploads;

    @Inject
    private UploadIntake intake;

    @Inject
    private UploadBytes bytes;

    @Inject
    private UploadTransactions transactions;

    void start(@Observes @Priority(AFTER_PROCESSING) Startup event) {
        if (platform.servesPeople()) {
            tasks.every(Duration.ZERO, PAUSE, "The sweep of uploads", this::sweep);
        }
    }

    private void sweep() {
        for (UploadId stalled : uploads.stalled()) {
            try {
                intake.tidy(stalled);
            } catch (LoggiaException e) {
                LOGGER.log(Level.WARNING, "Upload " + stalled + " could not be tidied; the next sweep tries again", e);
            }
        }
        bytes.deleteOrphans(uploads::isReceiving);
        transactions.purge();
    }
}
