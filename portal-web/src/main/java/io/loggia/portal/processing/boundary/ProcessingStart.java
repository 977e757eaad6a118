package io.loggia.portal.processing.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.processing.control.AttemptFolders;
import io.loggia.portal.processing.control.JobQueue;
import io.loggia.portal.processing.control.Workflow;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

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

    void start(@Observes @Priority(AFTER_IDENTITY) Startup event) {
        folders.sweep();
        queue.start(worker::run, store::deleteTree);
    }

    void stop(@Observes Shutdown event) {
        queue.stop();
    }

    /** In the transaction that stores the source: a stored source without a job must not be. */
    void begin(@Observes MediaEvent.SourceStored event) {
        workflow.begin(event.mediaId(), event.revisionId());
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent.SourceStored event) {
        queue.wake();
    }
}
