package io.loggia.portal.catalog.control;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.entity.CaptionTrack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caption track is taken for. Nothing here asks who is asking: go through the {@link MediaGate} first. Wants the
 * caller's transaction.
 */
@ApplicationScoped
public class CaptionSettings {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CaptionTracks tracks;

    @Inject
    private CaptionHistory history;

    /**
     * Changes what is given.
     *
     * @param byDefault whether the player shows the track to those who have said nothing; another track no longer is
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} without such a track, {@link ErrorCode#CONFLICT} where there is
     *     one of the new kind already or where a draft is not published, {@link ErrorCode#INVALID_REQUEST} for
     *     descriptions that were to be the default
     */
    public CaptionTrackRef change(
            CaptionPlace place, @Nullable CaptionKind kind, @Nullable Boolean byDefault, PersonId by) {
        tracks.turn(place.media());
        CaptionTrack track = tracks.find(place).orElseThrow(CaptionTracks::notFound);
        CaptionPlace now = kind == null || kind == place.kind() ? place : move(place, track, kind, by);
        boolean shown = byDefault == null ? track.isByDefault() && now.kind().isSpoken() : byDefault;
        if (shown && !now.kind().isSpoken()) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Descriptions are heard by those who ask for them, and by nobody else.");
        }
        if (shown) {
            others(track).forEach(other -> other.showByDefault(false));
        }
        track.showByDefault(shown);
        tracks.changed(place.media());
        return CaptionTracks.ref(now, track);
    }

    /** What was published as the former kind stays in its history, as with a track that was removed. */
    private CaptionPlace move(CaptionPlace place, CaptionTrack track, CaptionKind kind, PersonId by) {
        CaptionPlace target = new CaptionPlace(place.media(), place.language(), kind);
        if (tracks.find(target).isPresent()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "There are captions of that kind in this language already.");
        }
        if (drafts(place) + drafts(target) > 0) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT,
                    "Somebody is working on these captions. Publish the draft first, or give it up.");
        }
        List<DraftCue> cues = tracks.cues(place).stream().map(DraftCue::of).toList();
        track.become(kind);
        entities.flush();
        history.published(target, cues, by, Instant.now());
        return target;
    }

    private long drafts(CaptionPlace place) {
        return entities.createQuery(
                        "select count(d) from CaptionDraft d where d.mediaId = :media and d.language = :language"
                                + " and d.trackKind = :kind",
                        Long.class)
                .setParameter("media", place.media().value())
                .setParameter("language", place.language())
                .setParameter("kind", place.kind())
                .getSingleResult();
    }

    private List<CaptionTrack> others(CaptionTrack track) {
        return entities
                .createQuery(
                        "select c from CaptionTrack c where c.mediaId = :media and c.byDefault = true",
                        CaptionTrack.class)
                .setParameter("media", track.media().value())
                .getResultList()
                .stream()
                .filter(other -> !other.equals(track))
                .toList();
    }
}
