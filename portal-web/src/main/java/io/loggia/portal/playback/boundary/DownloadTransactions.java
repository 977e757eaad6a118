package io.loggia.portal.playback.boundary;

import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.platform.control.Grant;
import io.loggia.portal.playback.control.DownloadRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** The looks at the database while a file is downloaded. */
@ApplicationScoped
public class DownloadTransactions implements DownloadRights {

    @Inject
    private Sessions sessions;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Named> named(Grant grant, RevisionId revision) {
        MediaRef item = gate.find(grant.mediaId()).orElse(null);
        if (item == null) {
            return Optional.empty();
        }
        return sessions.viewerOf(grant.sessionId())
                .filter(viewer -> gate.maySee(viewer, item.id()) && gate.mayDownload(viewer, item))
                .flatMap(viewer -> revisions.findIfExists(revision))
                .filter(found -> found.media().equals(item.id()))
                .map(found -> new Named(item.title(), found.fileName()));
    }
}
