package io.loggia.portal.processing.control;

import io.loggia.domain.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows say of uploaded files; each call is a transaction. A port, because files travel outside of any. */
public interface OriginalsLedger {

    /**
     * Revisions in the order of their ids of which all is made and at which nothing works.
     *
     * @param before only files uploaded before
     * @param after the last of the list before
     */
    Page idle(Instant before, @Nullable RevisionId after, int limit);

    /** Revisions whose files are here and of which not all is made yet. */
    List<RevisionId> arrived();

    /** Whether nothing works at a revision. */
    boolean isIdle(RevisionId revision);

    /** When the file came; empty when nothing is known of it. */
    Optional<Instant> uploadedAt(RevisionId revision);

    /** Whether the revision is there and its files are still wanted. */
    boolean keepsFiles(RevisionId revision);

    /** @param last where to go on; null when these were the last */
    record Page(List<RevisionId> idle, @Nullable RevisionId last) {}
}
