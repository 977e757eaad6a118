package io.loggia.portal.processing.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.JobQueue;
import io.loggia.portal.processing.control.ProcessingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Has a server that works on media say that it lives, obey the queue's switches, and find jobs that were lost. */
@ApplicationScoped
public class NodeUpkeep {

    private static final System.Logger LOGGER = System.getLogger(NodeUpkeep.class.getName());
    private static final long MINUTE_MS = 60_000;

    @Inject
    private Rounds rounds;

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
        long beat = config.heartbeat.toMillis();
        rounds.every(beat, beat, "The heart-beat", () -> queue.hold(transactions.beat()));
        rounds.every(beat, beat, "Encoding anew", transactions::feed);
        rounds.every(MINUTE_MS, MINUTE_MS, "The look for lost jobs", this::requeueLost);
        rounds.once(MINUTE_MS, this::probe);
    }

    void stop() {
        rounds.stop();
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

    private void requeueLost() {
        int lost = transactions.requeueLost();
        if (lost > 0) {
            LOGGER.log(Level.WARNING, "{0} jobs had fallen out of the queue and are back in it", lost);
            queue.wake();
        }
    }
}
