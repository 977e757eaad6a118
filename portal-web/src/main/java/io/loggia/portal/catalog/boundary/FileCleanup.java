package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaEvent;
import io.loggia.domain.RevisionId;
import io.loggia.portal.platform.control.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;

/** Removes the files of deleted items, once their rows are gone for certain. */
@ApplicationScoped
public class FileCleanup {

    private static final List<String> FOLDERS = List.of("sources/", "renditions/", "stills/", "downloads/");

    @Inject
    private MediaStore store;

    void remove(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaEvent.Deleted event) {
        for (RevisionId revision : event.revisions()) {
            FOLDERS.forEach(folder -> store.deleteTree(folder + revision));
        }
    }
}
