package io.loggia.portal.learning.control;

import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
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
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Sessions of watching. Their beats are taken by {@link Beats}. Every method wants the caller's transaction. */
@ApplicationScoped
public class WatchSessions {

    /** Players tell of themselves every ten seconds; one that has not for so long does not play. */
    private static final Duration SILENT = Duration.ofSeconds(25);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private final int devicesAtOnce;

    @Inject
    public WatchSessions(@ConfigProperties LearningConfig config) {
        devicesAtOnce = config.devicesAtOnce;
    }

    /** For the CDI proxy alone. */
    protected WatchSessions() {
        devicesAtOnce = 0;
    }

    /** Where a session comes from. */
    public record Origin(Device device, EntryPoint entry) {}

    /** A session just opened, and where its player should start. */
    public record Opened(UUID sessionId, double resumeSeconds) {}

    /**
     * Opens a session for a viewer who was allowed to see the item a moment ago; their clock starts here.
     *
     * @param login the sign-in in which it plays
     * @throws LoggiaException {@link ErrorCode#TOO_MANY_DEVICES}
     */
    public Opened open(
            Viewer viewer, UUID login, MediaId media, RevisionId revision, double durationSeconds, Origin origin) {
        requireDevice(viewer, login);
        long durationMs = Math.round(durationSeconds * 1000);
        WatchCoverage coverage = coverage(viewer, media, revision, durationMs);
        UUID id = UUID.randomUUID();
        WatchSession session =
                new WatchSession(id, viewer.id(), login, media, coverage.id(), durationMs, Instant.now());
        session.cameBy(origin.device(), origin.entry());
        entities.persist(session);
        return new Opened(id, coverage.resumeSeconds());
    }

    /**
     * Goes on with a session whose player wants new addresses; its clock runs on.
     *
     * @return empty when it is none of this viewer's and item's, and when it earns nothing any more
     * @throws LoggiaException {@link ErrorCode#TOO_MANY_DEVICES}
     */
    public Optional<Opened> resume(Viewer viewer, UUID login, UUID sessionId, MediaId media) {
        WatchSession session = entities.find(WatchSession.class, sessionId);
        if (session == null
                || !session.belongsTo(viewer.id())
                || !session.media().equals(media)) {
            return Optional.empty();
        }
        WatchCoverage coverage = entities.find(WatchCoverage.class, session.coverageId());
        if (coverage != null && !coverage.counts(session.startedAt())) {
            return Optional.empty();
        }
        requireDevice(viewer, login);
        return Optional.of(new Opened(sessionId, coverage == null ? 0 : coverage.resumeSeconds()));
    }

    /**
     * Bytes of an item go to a sign-in: it plays there, whether or not its player tells of itself.
     *
     * @param login the sign-in in which it plays
     */
    public void fetched(Viewer viewer, UUID login, MediaId media) {
        if (devicesAtOnce == 0) {
            return;
        }
        Instant now = Instant.now();
        entities.createQuery(
                        "select s from WatchSession s where s.personId = :person and s.loginId = :login"
                                + " and s.mediaId = :media order by s.startedAt desc",
                        WatchSession.class)
                .setParameter("person", viewer.id().value())
                .setParameter("login", login)
                .setParameter("media", media.value())
                .setMaxResults(1)
                .getResultList()
                .forEach(session -> session.seen(now));
    }

    /** Another tab of the same browser is no other device. */
    private void requireDevice(Viewer viewer, UUID login) {
        if (devicesAtOnce == 0) {
            return;
        }
        long others = entities.createQuery(
                        "select count(distinct s.loginId) from WatchSession s where s.personId = :person"
                                + " and s.loginId <> :login and s.seenAt > :since",
                        Long.class)
                .setParameter("person", viewer.id().value())
                .setParameter("login", login)
                .setParameter("since", Instant.now().minus(SILENT))
                .getSingleResult();
        if (others >= devicesAtOnce) {
            throw new LoggiaException(
                    ErrorCode.TOO_MANY_DEVICES,
                    "You already watch on as many devices as may be used at a time. Stop there, and try again in half a"
                            + " minute.");
        }
    }

    private WatchCoverage coverage(Viewer viewer, MediaId media, RevisionId revision, long durationMs) {
        // Two tabs may open at once; the database, not we, decides whose row it is.
        entities.createNativeQuery("insert into watch_coverage (id, person_id, media_id, revision_id, duration_ms,"
                        + " credited, position_ms) values (?1, ?2, ?3, ?4, ?5, '', 0)"
                        + " on conflict do nothing")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, viewer.id().value())
                .setParameter(3, media.value())
                .setParameter(4, revision.value())
                .setParameter(5, durationMs)
                .executeUpdate();
        entities.createNativeQuery("insert into watch_clock (person_id, spent, again_spent) values (?1, '', '')"
                        + " on conflict do nothing")
                .setParameter(1, viewer.id().value())
                .executeUpdate();
        return entities.createQuery(
                        "select c from WatchCoverage c where c.personId = :person and c.revisionId = :revision",
                        WatchCoverage.class)
                .setParameter("person", viewer.id().value())
                .setParameter("revision", revision.value())
                .getSingleResult();
    }
}
