package io.loggia.portal.upload.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.UploadId;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.upload.control.UploadBytes;
import io.loggia.portal.upload.control.UploadIntake;
import io.loggia.portal.upload.control.Uploads;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Completes uploads that a crash cut off at the very end, and clears away those given up. */
@ApplicationScoped
public class UploadSweep {

    private static final Logger LOGGER = System.getLogger(UploadSweep.class.getName());
    private static final int AFTER_PROCESSING = 250;
    private static final long EVERY_SECONDS = 60;

    @Resource
    private ManagedScheduledExecutorService scheduler;

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

    private @Nullable ScheduledFuture<?> sweeping;

    void start(@Observes @Priority(AFTER_PROCESSING) Startup event) {
        if (!platform.servesPeople()) {
            return;
        }
        sweeping = scheduler.scheduleWithFixedDelay(this::run, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
    }

    /** The top of a thread: an executor drops a task for good when one run of it throws. */
    private void run() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "The sweep of uploads failed; it is tried again in a minute", e);
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
