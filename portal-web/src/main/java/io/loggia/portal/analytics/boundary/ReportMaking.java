package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.ReportId;
import io.loggia.portal.analytics.control.ReportFiles.Attempt;
import io.loggia.portal.analytics.control.ReportFiles.Kept;
import io.loggia.portal.analytics.control.ReportFolder;
import io.loggia.portal.analytics.control.ReportFonts;
import io.loggia.portal.analytics.control.ReportQueue;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Makes reports in the background, and removes them when their time is over. */
@ApplicationScoped
public class ReportMaking {

    private static final System.Logger LOGGER = System.getLogger(ReportMaking.class.getName());
    private static final int AFTER_IDENTITY = 200;
    private static final int BUFFER = 1 << 16;
    private static final long TOLD_EVERY = Duration.ofSeconds(1).toNanos();
    private static final Duration TIDIED_EVERY = Duration.ofMinutes(1);

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ReportFonts fonts;

    @Inject
    private ReportQueue queue;

    @Inject
    private ReportFileTransactions transactions;

    @Inject
    private ReportFolder folder;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private PeriodicTasks tasks;

    /** Nobody waits for this report any more. */
    private static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Tells how far a report is, and breaks it off when nobody waits for it any more. */
    private final class Progress implements LongConsumer {
        private final Attempt attempt;
        private long toldAt = System.nanoTime();

        Progress(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void accept(long rows) {
            long now = System.nanoTime();
            if (now - toldAt > TOLD_EVERY) {
                toldAt = now;
                if (Thread.currentThread().isInterrupted() || !transactions.advance(attempt, rows)) {
                    throw new GivenUpException();
                }
            }
        }
    }

    void start(@Observes @Priority(AFTER_IDENTITY) Startup event) {
        if (platform.servesPeople()) {
            queue.start(this::make);
            tasks.every(Duration.ZERO, TIDIED_EVERY, "The tidying of reports", this::tidy);
        }
    }

    void stop(@Observes Shutdown event) {
        tasks.stop();
        queue.stop();
    }

    private void make(ReportId id) {
        transactions
                .begin(id)
                .ifPresentOrElse(this::attempt, () -> LOGGER.log(Level.INFO, "Report {0} is wanted no more", id));
    }

    private void attempt(Attempt attempt) {
        Kept report = attempt.report();
        LOGGER.log(Level.INFO, "Report {0} begins, attempt {1}", report.id(), attempt.number());
        @Nullable Path growing = null;
        try {
            growing = folder.growing(report.id(), attempt.number());
            ReportWords words =
                    ReportWords.of(report.language(), calendars.current().zone());
            CountedReport counted = new CountedReport(transactions.open(attempt, words), new Progress(attempt));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(growing), BUFFER)) {
                report.format().write(counted, words, fonts.files(), out);
            }
            long bytes = Files.size(growing);
            folder.finish(growing, report.id());
            if (!transactions.done(attempt, counted.rows(), bytes)) {
                folder.remove(report.id());
            }
        } catch (GivenUpException e) {
            requireRunning(report, e);
            LOGGER.log(Level.INFO, "Report {0} is given up", report.id());
        } catch (LoggiaException e) {
            transactions.failed(attempt, e.detail());
        } catch (IOException | RuntimeException e) {
            requireRunning(report, e);
            // The top level of a queue thread: whatever went wrong is this report's failure and not the queue's.
            LOGGER.log(Level.ERROR, "Report " + report.id() + " failed", e);
            transactions.failed(attempt, "Something went wrong on the server; its log says more.");
        } finally {
            discard(growing);
        }
    }

    /** What is thrown here has the queue keep the report for the next server. */
    private static void requireRunning(Kept report, Exception cause) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("The server stops while it makes report " + report.id(), cause);
        }
    }

    private static void discard(@Nullable Path growing) {
        try {
            if (growing != null) {
                Files.deleteIfExists(growing);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What has grown of a report is still there; it goes at the next tidying", e);
        }
    }

    private void tidy() {
        try {
            transactions.expire().forEach(folder::remove);
            folder.tidy(transactions::exists, transactions::isGrowing);
        } catch (RuntimeException e) {
            // The top of a thread: an executor drops a task for good when one run of it throws.
            LOGGER.log(Level.WARNING, "Tidying up reports failed; it is tried again", e);
        }
    }
}
