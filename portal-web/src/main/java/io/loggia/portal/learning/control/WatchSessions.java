package io.loggia.portal.learning.control;

import io.loggia.analytics.completion.CompletionRule;
import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.CreditRule;
import io.loggia.analytics.coverage.CreditRule.Account;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.ViewingFact;
import io.loggia.portal.learning.entity.WatchCoverage;
import io.loggia.portal.learning.entity.WatchSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Sessions of watching, and the credit their beats earn. Every method wants the caller's transaction. */
@ApplicationScoped
public class WatchSessions {

    /** Players tell of themselves every ten seconds; one that has not for so long does not play. */
    private static final Duration SILENT = Duration.ofSeconds(25);

    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    private final CreditRule creditRule;
    private final CompletionRule completionRule;
    private final int devicesAtOnce;

    @Inject
    public WatchSessions(@ConfigProperties LearningConfig config) {
        creditRule = config.creditRule();
        completionRule = config.completionRule();
        devicesAtOnce = config.devicesAtOnce;
    }

    /** For the CDI proxy alone. */
    protected WatchSessions() {
        creditRule = CreditRule.DEFAULT;
        completionRule = CompletionRule.DEFAULT;
        devicesAtOnce = 0;
    }

    /** A session just opened, and where its player should start. */
    public record Opened(UUID sessionId, double resumeSeconds) {}

    /**
     * What a player says of its session.
     *
     * @param claim all it has played so far
     * @param ended whether it reached the end, so that the next session starts anew
     */
    public record Beat(Coverage claim, long positionMs, boolean ended) {}

    /**
     * What the server believes.
     *
     * @param coveredMs watched by this person of this revision, in all sessions
     * @param completed whether that, now or earlier, completed the revision
     */
    public record Watched(long coveredMs, boolean completed, double requiredShare) {}

    /**
     * Opens a session for a viewer who was allowed to see the item a moment ago; their clock starts here.
     *
     * @param login the sign-in in which it plays
     * @throws LoggiaException {@link ErrorCode#TOO_MANY_DEVICES}
     */
    public Opened open(Viewer viewer, UUID login, MediaId media, RevisionId revision, double durationSeconds) {
        requireDevice(viewer, login);
        long durationMs = Math.round(durationSeconds * 1000);
        WatchCoverage coverage = coverage(viewer, media, revision, durationMs);
        UUID id = UUID.randomUUID();
        entities.persist(new WatchSession(id, viewer.id(), login, media, coverage.id(), durationMs, Instant.now()));
        return new Opened(id, coverage.resumeSeconds());
    }

    /**
     * Goes on with a session whose player wants new addresses; its clock runs on.
     *
     * @return empty when it is none of this viewer's and item's
     * @throws LoggiaException {@link ErrorCode#TOO_MANY_DEVICES}
     */
    public Optional<Opened> resume(Viewer viewer, UUID login, UUID sessionId, MediaId media) {
        WatchSession session = entities.find(WatchSession.class, sessionId);
        if (session == null
                || !session.belongsTo(viewer.id())
                || !session.media().equals(media)) {
            return Optional.empty();
        }
        requireDevice(viewer, login);
        WatchCoverage coverage = entities.find(WatchCoverage.class, session.coverageId());
        return Optional.of(new Opened(sessionId, coverage == null ? 0 : coverage.resumeSeconds()));
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

    /**
     * Credits a beat.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for a session that does not exist, is another person's, or is
     *     about an item the viewer may no longer see
     */
    public Watched beat(Viewer viewer, UUID sessionId, Beat beat) {
        WatchSession session = entities.find(WatchSession.class, sessionId);
        if (session == null || !session.belongsTo(viewer.id())) {
            throw notFound();
        }
        MediaRef media = gate.find(session.media())
                .filter(found -> maySee(viewer, found))
                .orElseThrow(WatchSessions::notFound);
        WatchCoverage coverage =
                entities.find(WatchCoverage.class, session.coverageId(), LockModeType.PESSIMISTIC_WRITE);
        if (coverage == null) {
            throw notFound();
        }
        // Taken only now: waiting for the lock took time, and a row's times must not run backwards. In microseconds,
        // since what is compared later comes from columns that hold no more.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Account account =
                creditRule.credit(coverage.account(), beat.claim(), session.startedAt(), now, session.durationMs());
        coverage.watched(account, session.durationMs(), beat.ended() ? 0 : beat.positionMs(), now);
        if (!account.credited().isEmpty()) {
            record(viewer, media, coverage, account.credited(), now);
            session.markViewed();
        }
        if (devicesAtOnce > 0) {
            session.seen(now, NOTED_EVERY);
        }
        return new Watched(
                account.credited().coveredMillis(),
                coverage.isCompleted(),
                completionRule.requiredShare(session.durationMs()));
    }

    private void record(Viewer viewer, MediaRef media, WatchCoverage coverage, Coverage credited, Instant now) {
        double share = credited.share(coverage.durationMs());
        ViewingFact fact = coverage.viewingDay()
                .map(id -> entities.find(ViewingFact.class, id))
                .filter(day -> day.covers(viewer.department(), now))
                .orElseGet(() -> newFact(viewer, coverage, now));
        if (!fact.isCompletion()) {
            fact.watched(share, now);
        }
        if (!coverage.isCompleted() && completionRule.isCompletedBy(credited, coverage.durationMs())) {
            coverage.complete(now);
            fact.complete(now);
            double required = completionRule.requiredShare(coverage.durationMs());
            entities.persist(new Completion(
                    viewer.id(),
                    media.id(),
                    coverage.revision(),
                    media.title(),
                    viewer.department(),
                    now,
                    new Completion.Shares(share, required)));
        }
    }

    private ViewingFact newFact(Viewer viewer, WatchCoverage coverage, Instant now) {
        ViewingFact fact =
                new ViewingFact(viewer.id(), coverage.media(), coverage.revision(), viewer.department(), now);
        entities.persist(fact);
        coverage.setViewingDay(fact.id());
        return fact;
    }

    private WatchCoverage coverage(Viewer viewer, MediaId media, RevisionId revision, long durationMs) {
        // Two tabs may open at once; the database, not we, decides whose row it is.
        entities.createNativeQuery("insert into watch_coverage (id, person_id, media_id, revision_id, duration_ms,"
                        + " credited, spent, position_ms) values (?1, ?2, ?3, ?4, ?5, '', '', 0)"
                        + " on conflict do nothing")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, viewer.id().value())
                .setParameter(3, media.value())
                .setParameter(4, revision.value())
                .setParameter(5, durationMs)
                .executeUpdate();
        return entities.createQuery(
                        "select c from WatchCoverage c where c.personId = :person and c.revisionId = :revision",
                        WatchCoverage.class)
                .setParameter("person", viewer.id().value())
                .setParameter("revision", revision.value())
                .getSingleResult();
    }

    private static boolean maySee(Viewer viewer, MediaRef media) {
        return AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, media.access(), Instant.now()) == Decision.ALLOWED;
    }

    private static LoggiaException notFound() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "There is no such playback session. Start playing again.");
    }
}
