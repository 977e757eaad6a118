package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Where the newest work on an item stands. Asks nobody's rights. */
@ApplicationScoped
public class ProcessingState {

    @Inject
    private Jobs jobs;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    /** @param processing of the revision that the jobs belong to */
    public record Snapshot(String processing, List<JobRef> jobs) {}

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the item is gone */
    public Snapshot of(MediaId media) {
        List<JobRef> work = jobs.of(media);
        Optional<RevisionId> revision = work.isEmpty()
                ? gate.find(media).map(MediaRef::currentRevision)
                : Optional.of(work.getFirst().revision());
        String processing = revision.flatMap(revisions::findIfExists)
                .map(RevisionRef::processing)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such item."));
        return new Snapshot(processing, work);
    }
}
