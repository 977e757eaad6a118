package io.loggia.portal.playback.boundary;

import io.loggia.domain.Cue;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.CaptionPlace;
import io.loggia.portal.catalog.control.CaptionTrackRef;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.learning.control.WatchSessions;
import io.loggia.portal.playback.control.FreshCaptions;
import io.loggia.portal.playback.control.FreshRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The edge's looks at the database. */
@ApplicationScoped
public class EdgeTransactions implements FreshRights, FreshCaptions {

    @Inject
    private Sessions sessions;

    @Inject
    private MediaGate gate;

    @Inject
    private CaptionTracks captions;

    @Inject
    private Revisions revisions;

    @Inject
    private WatchSessions watching;

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public boolean maySee(UUID sessionId, MediaId media) {
        Optional<Viewer> viewer = sessions.viewerOf(sessionId).filter(known -> gate.maySee(known, media));
        viewer.ifPresent(known -> watching.fetched(known, sessionId, media));
        return viewer.isPresent();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public boolean isOpen(MediaId media, RevisionId revision) {
        boolean isOfIt = revisions
                .findIfExists(revision)
                .filter(known -> known.media().equals(media))
                .isPresent();
        return isOfIt
                && gate.find(media)
                        .filter(known -> known.access().isOpen(Instant.now()))
                        .isPresent();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public List<CaptionTrackRef> tracks(MediaId media) {
        return captions.of(media);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public List<Cue> cues(CaptionPlace place) {
        return captions.cues(place);
    }
}
