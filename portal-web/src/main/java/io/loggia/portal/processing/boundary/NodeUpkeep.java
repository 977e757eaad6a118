package io.loggia.portal.processing.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.JobQueue;
import io.loggia.portal.processing.control.ProcessingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Has a server that works on media say that it lives, obey the queue's switches, and find jobs that were lost. */
@ApplicationScoped
public class NodeUpkeep {

    private static final System.Logger LOGGER = System.getLogger(NodeUpkeep.class.getName());
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(3);

    private interface Step {
        void take() throws InterruptedException;
    }

    @Inject
    private PeriodicTasks tasks;

    @Inject
    private NodeTransactions transactions;

    @Inject
    private JobQueue queue;

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    /** @return whether this server is to begin with taking nothing */
    boolean firstBeat() {
        return transactions.beat();
    }

    void start() {
        tasks.every(config.heartbeat, "The heart-beat", () -> queue.hold(transactions.beat()));
        tasks.every(config.heartbeat, "Encoding anew", transactions::feed);
        tasks.every(MINUTE, "The look for lost jobs", this::requeueLost);
        // The first upload would wait for them to be unpacked.
        tasks.once(SOON, "Getting the media programs ready", untilStopped(capabilities::tools));
        // Drivers may have changed behind the same version; jobs do not wait for this.
        tasks.once(MINUTE, "The trial of the hardware after the start", untilStopped(capabilities::probeAfterStart));
    }

    void stop() {
        tasks.stop();
        transactions.leave();
    }

    private static Runnable untilStopped(Step step) {
        return () -> {
            try {
                step.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void requeueLost() {
        int lost = transactions.requeueLost();
        if (lost > 0) {
            LOGGER.log(Level.WARNING, "{0} jobs had fallen out of the queue and are back in it", lost);
            queue.wake();
        }
    }
}
