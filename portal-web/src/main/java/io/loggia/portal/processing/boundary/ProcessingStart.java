package io.loggia.portal.processing.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.processing.control.AttemptFolders;
import io.loggia.portal.processing.control.JobQueue;
import io.loggia.portal.processing.control.Workflow;
import io.loggia.portal.storage.control.StorageConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Ties the queue to the server's life and to what is uploaded. */
@ApplicationScoped
public class ProcessingStart {

    private static final int AFTER_IDENTITY = 200;

    @Inject
    private JobQueue queue;

    @Inject
    private JobWorker worker;

    @Inject
    private Workflow workflow;

    @Inject
    private MediaStore store;

    @Inject
    private AttemptFolders folders;

    @Inject
    private NodeUpkeep upkeep;

    @Inject
    private StorageUpkeep storageUpkeep;

    @Inject
    private NodeTransactions transactions;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private StorageConfig storage;

    void start(@Observes @Priority(AFTER_IDENTITY) Startup event) {
        if (platform.worksOnMedia()) {
            folders.sweep();
            queue.start(worker::run, this::remove, upkeep.firstBeat());
            upkeep.start();
        } else {
            queue.start(worker::run, this::remove, true);
        }
        if (looksAfterStorage()) {
            storageUpkeep.start();
        }
    }

    /** Workers do it for the folder that they share; where they share none, the portal does it for its own. */
    private boolean looksAfterStorage() {
        return platform.worksOnMedia() || storage.copiesOriginalsAtOnce();
    }

    private void remove(String key) {
        store.deleteTree(key);
        transactions.removed(key);
    }

    void stop(@Observes Shutdown event) {
        queue.stop();
        if (platform.worksOnMedia()) {
            upkeep.stop();
        }
        if (looksAfterStorage()) {
            storageUpkeep.stop();
        }
    }

    /** In the transaction that stores the source: a stored source without a job must not be. */
    void begin(@Observes MediaEvent.SourceStored event) {
        workflow.begin(event.mediaId(), event.revisionId());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent.SourceStored event) {
        queue.wake();
        storageUpkeep.copySoon(event.revisionId());
    }
}
