package io.loggia.portal.processing.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.processing.control.Posters;
import io.loggia.portal.processing.control.Posters.Made;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** The short transactions behind the making of a poster. */
@ApplicationScoped
@Transactional
public class PosterTransactions {

    @Inject
    private Posters posters;

    @Inject
    private AuditLog audit;

    /** @param key null for the poster that we chose */
    void publish(MediaRef item, RevisionId revision, @Nullable String key, String how) {
        audit.byCaller("media.poster-chosen", new Subject("media", item.id().toString(), item.title()), null, how);
        posters.publish(revision, key);
    }

    void discard(Made made) {
        posters.discard(made);
    }
}
