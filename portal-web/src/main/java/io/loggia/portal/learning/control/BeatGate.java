package io.loggia.portal.learning.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.analytics.coverage.Coverage;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.learning.control.Beats.Beat;
import io.loggia.portal.learning.control.Beats.Watched;
import io.loggia.portal.learning.entity.WatchCoverage;
import io.loggia.portal.learning.entity.WatchSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who may send beats, and about what. */
@ApplicationScoped
public class BeatGate {

    /** How late a beat may learn that an item was withdrawn. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Cache<MediaId, Optional<MediaRef>> items = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    @Inject
    private Privacy privacy;

    @Inject
    private CompletionThresholds thresholds;

    /** The item of a beat that was admitted before. */
    MediaRef item(MediaId media) {
        return items.get(media, gate::find).orElseThrow(BeatGate::notFound);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the viewer may not see it */
    MediaRef item(Viewer viewer, MediaId media) {
        MediaRef item = item(media);
        if (AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, item.access(), Instant.now()) != Decision.ALLOWED) {
            throw notFound();
        }
        return item;
    }

    /**
     * Whether the viewer may send this; changes nothing.
     *
     * @return what is stored, without what this beat adds
     * @throws LoggiaException as {@link BeatIntake#take} does
     */
    Watched admit(Viewer viewer, UUID id, Beat beat) {
        WatchSession session = entities.find(WatchSession.class, id);
        if (session == null || !session.belongsTo(viewer.id())) {
            throw notFound();
        }
        MediaRef item = item(viewer, session.media());
        WatchCoverage coverage = entities.find(WatchCoverage.class, session.coverageId());
        if (coverage == null) {
            throw notFound();
        }
        Coverage credited = coverage.credited();
        Coverage claim = beat.played().counted(privacy.ignoredPlayback()).within(0, session.durationMs());
        double required = thresholds.inForce(item.id()).rule().requiredShare(session.durationMs());
        boolean pending = !claim.minus(credited).isEmpty();
        return new Watched(credited.coveredMillis(), coverage.isCompleted(), required, pending);
    }

    static LoggiaException notFound() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "There is no such playback session. Start playing again.");
    }
}
