package io.loggia.portal.processing.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.control.Downloads;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.JobQueue;
import io.loggia.portal.processing.control.Originals;
import io.loggia.portal.processing.control.OrphanSweep;
import io.loggia.portal.processing.control.ProcessingConfig;
import io.loggia.portal.processing.control.Scrub;
import io.loggia.portal.storage.control.Capacity;
import io.loggia.portal.storage.control.StorageConfig;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Has a server that works on media say that it lives, obey the queue's switches, and tidy up now and then. */
@ApplicationScoped
public class NodeUpkeep {

    private static final System.Logger LOGGER = System.getLogger(NodeUpkeep.class.getName());
    private static final long MINUTE_MS = 60_000;
    private static final long SCRUB_LOOK_MS = 5_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final List<String> FOLDERS = List.of("sources/", "renditions/", "stills/");

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private NodeTransactions transactions;

    @Inject
    private JobQueue queue;

    @Inject
    private MediaStore store;

    // In no transaction: a large storage takes longer than one may last.
    @Inject
    private OrphanSweep orphans;

    // In no transaction either: files travel.
    @Inject
    private Originals originals;

    // Nor this: it reads everything.
    @Inject
    private Scrub scrub;

    @Inject
    private Downloads downloads;

    @Inject
    private Capacity capacity;

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Inject
    @ConfigProperties
    private StorageConfig storage;

    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    /** @return whether this server is to begin with taking nothing */
    boolean firstBeat() {
        return transactions.beat();
    }

    void start() {
        long beat = config.heartbeat.toMillis();
        every(beat, beat, "The heart-beat", () -> queue.hold(transactions.beat()));
        every(beat, beat, "Encoding anew", transactions::feed);
        every(MINUTE_MS, MINUTE_MS, "The look for lost jobs", this::requeueLost);
        every(
                storage.moveEvery.toMillis(),
                storage.moveEvery.toMillis(),
                "The moving of uploaded files",
                originals::tidy);
        every(MINUTE_MS / 4, HOUR_MS, "The removal of what nothing names", this::sweep);
        every(MINUTE_MS / 4, SCRUB_LOOK_MS, "The look at all that is stored", scrub::run);
        every(
                MINUTE_MS / 4,
                6 * HOUR_MS,
                "The look at how full the storage is",
                () -> transactions.write(capacity.measure()));
        every(MINUTE_MS, HOUR_MS, "The removal of old revisions", this::expireRevisions);
        running.add(timer.schedule(this::probe, MINUTE_MS, TimeUnit.MILLISECONDS));
    }

    void stop() {
        scrub.stop();
        running.forEach(task -> task.cancel(false));
        transactions.leave();
    }

    /** Drivers may have changed behind the same version; jobs do not wait for this. */
    private void probe() {
        try {
            capabilities.probeAfterStart();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LoggiaException e) {
            LOGGER.log(Level.WARNING, "The trial of the hardware after the start failed", e);
        }
    }

    private void sweep() {
        downloads.sweep();
        List<String> removed = orphans.sweep();
        if (!removed.isEmpty()) {
            transactions.swept(removed);
        }
    }

    private void requeueLost() {
        int lost = transactions.requeueLost();
        if (lost > 0) {
            LOGGER.log(Level.WARNING, "{0} jobs had fallen out of the queue and are back in it", lost);
            queue.wake();
        }
    }

    private void expireRevisions() {
        for (RevisionId revision : transactions.expireRevisions()) {
            LOGGER.log(Level.INFO, "The files of the replaced revision {0} are removed", revision);
            FOLDERS.forEach(folder -> store.deleteTree(folder + revision));
        }
    }

    private void every(long firstMs, long everyMs, String what, Runnable task) {
        running.add(timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // The top of a thread: an executor drops a task for good when one run of it throws.
                        LOGGER.log(Level.WARNING, what + " failed; it is tried again", e);
                    }
                },
                firstMs,
                everyMs,
                TimeUnit.MILLISECONDS));
    }
}
