package io.loggia.portal.admin.boundary;

import io.loggia.portal.platform.control.PeriodicTasks;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.processing.control.EncoderCapabilities;
import io.loggia.portal.processing.control.ProcessingConfig;
import io.loggia.portal.processing.control.ProvenPaths;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** Has a server that works on media write down what it found, tried and chose, and try it again when it is asked to. */
@ApplicationScoped
public class TranscodingTeller {

    private static final int AFTER_PROCESSING = 300;

    @Inject
    private PeriodicTasks tasks;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    @Inject
    private EncoderCapabilities capabilities;

    @Inject
    private ProvenPaths paths;

    @Inject
    private ServerReportTransactions transactions;

    private final Jsonb json = JsonbBuilder.create();

    private volatile @Nullable String told;

    void start(@Observes @Priority(AFTER_PROCESSING) Startup event) {
        if (platform.worksOnMedia()) {
            tasks.every(config.heartbeat, "The report on transcoding", this::tell);
            // Beside the other: how far the trials are is told while they go on.
            tasks.every(config.heartbeat, "The trial that an admin asked for", this::probeIfAsked);
        }
    }

    private void tell() {
        // To look for more would unpack the media programs on a server that has nothing to do.
        if (capabilities.known().isEmpty() && capabilities.trial().isEmpty()) {
            return;
        }
        String now = json.toJson(report());
        if (!now.equals(told)) {
            transactions.tell(now);
            told = now;
        }
    }

    private TranscodingReport report() {
        try {
            return TranscodingReport.of(capabilities, paths);
        } catch (InterruptedException e) {
            throw TranscodingResource.stopping(e);
        }
    }

    private void probeIfAsked() {
        if (transactions.takeProbe()) {
            try {
                paths.probeAgain();
            } catch (InterruptedException e) {
                throw TranscodingResource.stopping(e);
            }
        }
    }
}
