package io.loggia.portal.processing.control;

import io.loggia.domain.RevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say of folders that were made; each call is a transaction. A port, because files travel outside of any.
 */
public interface RenditionsLedger {

    /**
     * Revisions in the order of their ids of which all is made. Their folders change no more: who makes something anew makes
     * another folder.
     *
     * @param after the last of the list before
     */
    Page ready(@Nullable RevisionId after, int limit);

    /** Whether nothing works at a revision. */
    boolean isIdle(RevisionId revision);

    /** Whether a folder is shown, may still be watched, or may be about to be shown. */
    boolean keeps(RevisionId revision, String folder);

    /** The folders of a revision that are shown. */
    record Made(RevisionId revision, List<String> folders) {

        public Made {
            folders = List.copyOf(folders);
        }
    }

    /** @param last where to go on; null when these were the last */
    record Page(List<Made> ready, @Nullable RevisionId last) {

        public Page {
            ready = List.copyOf(ready);
        }
    }
}
