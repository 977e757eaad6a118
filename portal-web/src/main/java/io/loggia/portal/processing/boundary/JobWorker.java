package io.loggia.portal.processing.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.JobId;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.processing.control.Claim;
import io.loggia.portal.processing.control.JobQueue;
import io.loggia.portal.processing.control.JobWork;
import io.loggia.portal.processing.control.ProcessingConfig;
import io.loggia.portal.processing.control.Result;
import io.loggia.portal.storage.control.Room;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** What a queue thread does with a job: claim, work, publish or tell why not. */
@ApplicationScoped
public class JobWorker {

    private static final System.Logger LOGGER = System.getLogger(JobWorker.class.getName());
    private static final long REPORT_SECONDS = 1;

    /** Somebody may change the item while what was made of it is published. */
    private static final int TRIES = 4;

    @Inject
    private JobTransactions transactions;

    @Inject
    private JobWork work;

    @Inject
    private JobQueue queue;

    @Inject
    private Room room;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Resource
    private ManagedScheduledExecutorService timer;

    /** @return when the job wants to be called again; empty when it is over */
    Optional<Instant> run(JobId job) {
        try {
            Optional<Instant> later = transactions.starve(job).or(() -> transactions.awaitFiles(job));
            return later.isPresent() ? later : transactions.claim(job).flatMap(this::attempt);
        } finally {
            queue.wake();
        }
    }

    private Optional<Instant> attempt(Claim claim) {
        LOGGER.log(
                Level.INFO, "{0} of revision {1} begins, attempt {2}", claim.kind(), claim.revision(), claim.attempt());
        BreakOff breakOff = new BreakOff(Thread.currentThread());
        ProgressReport report = new ProgressReport(means(claim), breakOff, config.silence(), InstantSource.system());
        ScheduledFuture<?> reporting = every(report);
        try {
            Result result = work(claim, report, breakOff);
            reporting.cancel(false);
            long bytes = work.size(claim, result);
            LOGGER.log(Level.INFO, "{0} of revision {1} is made, {2} bytes", claim.kind(), claim.revision(), bytes);
            if (settled(() -> transactions.succeed(claim, result, bytes), () -> work.published(claim))) {
                LOGGER.log(Level.INFO, "{0} of revision {1} is done", claim.kind(), claim.revision());
            } else {
                LOGGER.log(Level.INFO, "{0} of revision {1} came too late", claim.kind(), claim.revision());
                work.discard(claim.revision(), result);
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            return brokenOff(claim, report);
        } catch (LoggiaException e) {
            if (isInterruption(e)) {
                return brokenOff(claim, report);
            }
            if (room.isCauseOf(e)) {
                return starved(claim);
            }
            LOGGER.log(Level.WARNING, claim.kind() + " of revision " + claim.revision() + " failed", e);
            return transactions.fail(claim, e);
        } catch (RuntimeException e) {
            // The top level of a queue thread: whatever went wrong is this job's failure and not the queue's.
            if (isInterruption(e)) {
                return brokenOff(claim, report);
            }
            if (room.isCauseOf(e)) {
                return starved(claim);
            }
            LOGGER.log(Level.ERROR, claim.kind() + " of revision " + claim.revision() + " failed", e);
            String detail = "Something went wrong on the server; its log says more.";
            return transactions.fail(claim, new LoggiaException(ErrorCode.INTERNAL, detail, e));
        } finally {
            reporting.cancel(false);
        }
    }

    /**
     * Publishes, and only then clears away what another attempt would have begun with: the server may die in between.
     *
     * @return whether the attempt still counted
     */
    static boolean settled(BooleanSupplier publication, Runnable clearing) {
        boolean counts = published(publication);
        if (counts) {
            try {
                clearing.run();
            } catch (UncheckedIOException e) {
                LOGGER.log(Level.WARNING, "What an attempt kept cannot be removed yet; the sweep will", e);
            }
        }
        return counts;
    }

    /** Again, where a change by somebody else came in between: what was made stays good. */
    private static boolean published(BooleanSupplier publication) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return publication.getAsBoolean();
            } catch (RuntimeException e) {
                if (!isOverlap(e)) {
                    throw e;
                }
                LOGGER.log(Level.DEBUG, "Published once more", e);
            }
        }
        return publication.getAsBoolean();
    }

    private static boolean isOverlap(Throwable thrown) {
        return causes(thrown).anyMatch(OptimisticLockException.class::isInstance);
    }

    /** Whoever was interrupted while reading or writing a file hears of a closed channel. */
    private static boolean isInterruption(Throwable thrown) {
        return causes(thrown)
                .anyMatch(
                        cause -> cause instanceof InterruptedException || cause instanceof ClosedByInterruptException);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private boolean publishEarly(Claim claim, String key) {
        boolean counts = published(() -> transactions.publishEarly(claim, key));
        if (counts) {
            LOGGER.log(Level.INFO, "{0} of revision {1} can be played", claim.kind(), claim.revision());
        }
        return counts;
    }

    /** The server stops, or another attempt holds the job, or room is short; in each case the queue is to ask again. */
    private Optional<Instant> brokenOff(Claim claim, ProgressReport report) {
        return report.isStarving() ? starved(claim) : released(claim);
    }

    private Optional<Instant> starved(Claim claim) {
        LOGGER.log(Level.WARNING, "{0} of revision {1} waits for room", claim.kind(), claim.revision());
        return transactions.starve(claim);
    }

    private Optional<Instant> released(Claim claim) {
        transactions.release(claim);
        return Optional.of(Instant.now());
    }

    private Result work(Claim claim, ProgressReport report, BreakOff breakOff) throws InterruptedException {
        try {
            return work.run(claim, report::reached, key -> publishEarly(claim, key));
        } finally {
            breakOff.forbid();
        }
    }

    private ScheduledFuture<?> every(Runnable report) {
        return timer.scheduleAtFixedRate(report, REPORT_SECONDS, REPORT_SECONDS, TimeUnit.SECONDS);
    }

    private ProgressReport.Means means(Claim claim) {
        return new ProgressReport.Means() {
            @Override
            public boolean isRoomShort() {
                return room.isShort();
            }

            @Override
            public boolean advance(double share) {
                return transactions.advance(claim, share, work.waitsForDevice(claim));
            }
        };
    }
}
