package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.entity.ReportFile;
import io.loggia.portal.analytics.entity.ReportFile.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** What is written down of reports that are made in the background. Every method wants the caller's transaction. */
@ApplicationScoped
public class ReportFiles {

    private static final int MOST_OPEN = 10;
    private static final int MOST_ATTEMPTS = 3;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ReportQueue queue;

    @Inject
    @ConfigProperties
    private AnalyticsConfig config;

    /**
     * A report in the making, or made.
     *
     * @param title such as its file is called, without an ending
     * @param scope how far the last attempt may look, as {@link ReportDesk#scope} tells it
     * @param rows written so far, by an attempt that goes on or was the last
     * @param reason why it failed
     * @param seen whether the one who asked knows that it ended; so they do where they ended it
     */
    public record Kept(
            ReportId id,
            PersonId owner,
            StandingAsk asked,
            ReportFormat format,
            Locale language,
            String title,
            String scope,
            State state,
            long rows,
            long bytes,
            @Nullable String reason,
            Instant askedAt,
            @Nullable Instant expiresAt,
            boolean seen) {

        public boolean isDone() {
            return state == State.DONE;
        }
    }

    /** One attempt at a report. */
    public record Attempt(Kept report, int number) {}

    /**
     * Has a report made.
     *
     * @throws LoggiaException {@link ErrorCode#TOO_MANY_REQUESTS} when the viewer waits for many already
     */
    public Kept add(Viewer viewer, StandingAsk asked, ReportFormat format, Locale language, String title) {
        long open = entities.createQuery(
                        "select count(f) from ReportFile f where f.ownerId = :owner and f.state in :open", Long.class)
                .setParameter("owner", viewer.id().value())
                .setParameter("open", Set.of(State.WAITING, State.RUNNING))
                .getSingleResult();
        if (open >= MOST_OPEN) {
            throw new LoggiaException(
                    ErrorCode.TOO_MANY_REQUESTS, "You wait for " + MOST_OPEN + " reports already. Cancel one first.");
        }
        ReportFile file = new ReportFile(
                ReportId.random(),
                viewer.id(),
                asked.toJson(),
                format.name(),
                language.toLanguageTag(),
                title,
                Instant.now());
        entities.persist(file);
        queue.add(file.id());
        return toKept(file);
    }

    /** The viewer's own, the latest first. */
    public List<Kept> of(Viewer viewer) {
        return entities
                .createQuery(
                        "select f from ReportFile f where f.ownerId = :owner order by f.askedAt desc", ReportFile.class)
                .setParameter("owner", viewer.id().value())
                .getResultList()
                .stream()
                .map(ReportFiles::toKept)
                .toList();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when it is not the viewer's */
    public Kept find(Viewer viewer, ReportId id) {
        return toKept(own(viewer, id));
    }

    /** Notes that the viewer knows of the end of those of these that are theirs and have ended. */
    public void see(Viewer viewer, Collection<ReportId> ids) {
        if (!ids.isEmpty()) {
            entities.createQuery(
                            "select f from ReportFile f where f.ownerId = :owner and f.id in :ids and f.endedAt is not null",
                            ReportFile.class)
                    .setParameter("owner", viewer.id().value())
                    .setParameter("ids", ids.stream().map(ReportId::value).toList())
                    .getResultList()
                    .forEach(ReportFile::see);
        }
    }

    /** Ends one that is not made yet; what is ended stays as it is. */
    public Kept cancel(Viewer viewer, ReportId id) {
        ReportFile file = own(viewer, id);
        if (file.isOpen()) {
            Instant now = Instant.now();
            file.cancelled(now, now.plus(config.keepReports));
        }
        return toKept(file);
    }

    /** Has one made that failed or was cancelled. */
    public Kept retry(Viewer viewer, ReportId id) {
        ReportFile file = own(viewer, id);
        if (file.state() == State.FAILED || file.state() == State.CANCELLED) {
            file.again();
            queue.add(id);
        }
        return toKept(file);
    }

    public void remove(Viewer viewer, ReportId id) {
        entities.remove(own(viewer, id));
    }

    /** Begins an attempt; empty when nobody wants the report any more, or it failed too often. */
    public Optional<Attempt> begin(ReportId id) {
        ReportFile file = locked(id);
        if (file == null || !file.isOpen()) {
            return Optional.empty();
        }
        if (file.tries() >= MOST_ATTEMPTS) {
            fail(file, "The server stopped each time while it was making this report.");
            return Optional.empty();
        }
        file.begun();
        return Optional.of(new Attempt(toKept(file), file.attempts()));
    }

    /** Notes how far an attempt may look. */
    public void keepTo(Attempt attempt, String scope) {
        ReportFile file = current(attempt);
        if (file != null) {
            file.setScope(scope);
        }
    }

    /** @return false when the attempt is to be given up */
    public boolean advance(Attempt attempt, long rows) {
        ReportFile file = current(attempt);
        if (file != null) {
            file.advanced(rows);
        }
        return file != null;
    }

    /** @return false when the attempt came too late */
    public boolean done(Attempt attempt, long rows, long bytes) {
        ReportFile file = current(attempt);
        if (file != null) {
            Instant now = Instant.now();
            file.done(rows, bytes, now, now.plus(config.keepReports));
        }
        return file != null;
    }

    /** @param reason in words for the one who asked */
    public void failed(Attempt attempt, String reason) {
        ReportFile file = current(attempt);
        if (file != null) {
            fail(file, reason);
        }
    }

    public boolean exists(ReportId id) {
        return entities.find(ReportFile.class, id.value()) != null;
    }

    public boolean isGrowing(ReportId id, int attempt) {
        ReportFile file = entities.find(ReportFile.class, id.value());
        return file != null && file.state() == State.RUNNING && file.attempts() == attempt;
    }

    /** Forgets those whose time is over. */
    public List<ReportId> expire() {
        List<ReportFile> over = entities.createQuery(
                        "select f from ReportFile f where f.expiresAt < :now", ReportFile.class)
                .setParameter("now", Instant.now())
                .getResultList();
        over.forEach(entities::remove);
        return over.stream().map(ReportFile::id).toList();
    }

    private void fail(ReportFile file, String reason) {
        Instant now = Instant.now();
        file.failed(reason, now, now.plus(config.keepReports));
    }

    private @Nullable ReportFile current(Attempt attempt) {
        ReportFile file = locked(attempt.report().id());
        return file != null && file.state() == State.RUNNING && file.attempts() == attempt.number() ? file : null;
    }

    private @Nullable ReportFile locked(ReportId id) {
        return entities.find(ReportFile.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private ReportFile own(Viewer viewer, ReportId id) {
        ReportFile file = locked(id);
        if (file == null || !file.owner().equals(viewer.id())) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such report.");
        }
        return file;
    }

    private static Kept toKept(ReportFile file) {
        return new Kept(
                file.id(),
                file.owner(),
                StandingAsk.parse(file.asked()),
                ReportFormat.valueOf(file.format()),
                Locale.forLanguageTag(file.language()),
                file.title(),
                file.scope(),
                file.state(),
                file.rows(),
                file.sizeBytes(),
                file.reason(),
                file.askedAt(),
                file.expiresAt(),
                file.isSeen());
    }
}
