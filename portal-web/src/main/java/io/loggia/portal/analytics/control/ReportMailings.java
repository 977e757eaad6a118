package io.loggia.portal.analytics.control;

import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.portal.analytics.entity.ReportMailing;
import io.loggia.portal.analytics.entity.ReportMailing.Reason;
import io.loggia.portal.analytics.entity.ReportMailing.State;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of letters with reports. A letter is a row that one server takes at a time. What was not handed
 * over is tried again, ever less often; what may have been handed over is not: no letter comes twice, and one whose fate
 * nobody knows is told of as such. Every method wants the caller's transaction.
 */
@ApplicationScoped
public class ReportMailings {

    private static final int MOST_AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** One attempt at a letter. */
    public record Attempt(UUID mailing, int number, ReportId schedule, PersonId person, Instant dueAt) {}

    /**
     * A letter that the mail server has.
     *
     * @param leftOut how many departments did not fit into it
     */
    public record Delivered(String address, String departments, int leftOut, long rows, boolean attached) {}

    /** A letter as it is told of. */
    public record Logged(
            UUID id,
            ReportId schedule,
            PersonId person,
            Instant dueAt,
            State state,
            int attempts,
            Instant nextAt,
            Instant changedAt,
            @Nullable String address,
            @Nullable String departments,
            int leftOut,
            long rows,
            boolean attached,
            @Nullable Reason reason,
            @Nullable String detail) {

        public boolean isWaiting() {
            return state == State.WAITING;
        }

        public @Nullable String reasonName() {
            return reason == null ? null : reason.name();
        }
    }

    void add(ReportId schedule, PersonId person, Instant due) {
        entities.persist(new ReportMailing(UUID.randomUUID(), schedule, person, due));
    }

    /** Whether some of a schedule's letters are still to come. */
    boolean isUnderWay(ReportId schedule) {
        return entities.createQuery(
                                "select count(m) from ReportMailing m where m.scheduleId = :schedule and m.state in :open",
                                Long.class)
                        .setParameter("schedule", schedule.value())
                        .setParameter("open", Set.of(State.WAITING, State.PREPARING, State.SENDING))
                        .getSingleResult()
                > 0;
    }

    /** Those whose time has come, the longest due first. */
    public List<UUID> due() {
        return entities.createQuery(
                        "select m.id from ReportMailing m where m.state = :waiting and m.nextAt <= :now order by m.nextAt",
                        UUID.class)
                .setParameter("waiting", State.WAITING)
                .setParameter("now", Instant.now())
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
    }

    /** Begins an attempt; empty when another server was faster. */
    public Optional<Attempt> begin(UUID id) {
        ReportMailing mailing = locked(id);
        Instant now = Instant.now();
        if (mailing == null || !mailing.isReady(now)) {
            return Optional.empty();
        }
        mailing.begun(now);
        return Optional.of(new Attempt(id, mailing.attempts(), mailing.schedule(), mailing.person(), mailing.dueAt()));
    }

    /** From here on it is not repeated. @return false when the attempt came too late */
    public boolean handOver(Attempt attempt) {
        ReportMailing mailing = current(attempt, State.PREPARING);
        if (mailing != null) {
            mailing.handingOver(Instant.now());
        }
        return mailing != null;
    }

    public void sent(Attempt attempt, Delivered delivered) {
        ReportMailing mailing = current(attempt, State.SENDING);
        if (mailing != null) {
            mailing.told(delivered.departments(), delivered.leftOut(), delivered.rows(), delivered.attached());
            mailing.sent(delivered.address(), Instant.now());
        }
    }

    /** @param how an end without a letter */
    public void ended(Attempt attempt, State how, Reason why, @Nullable String detail) {
        ReportMailing mailing = current(attempt, State.PREPARING, State.SENDING);
        if (mailing != null) {
            mailing.ended(how, why, detail, Instant.now());
        }
    }

    /** Nothing was handed over: it is tried again, until it is too old to be of use. */
    public void later(Attempt attempt, Reason why, @Nullable String detail) {
        ReportMailing mailing = current(attempt, State.PREPARING, State.SENDING);
        if (mailing == null) {
            return;
        }
        Instant now = Instant.now();
        Instant next = now.plus(pause(attempt.number()));
        if (next.isAfter(mailing.dueAt().plus(GIVEN_UP_AFTER))) {
            mailing.ended(State.FAILED, why, detail, now);
        } else {
            mailing.later(next, why, detail, now);
        }
    }

    /** How long after an attempt the next one comes. */
    static Duration pause(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), DOUBLINGS));
    }

    /** Sees to those whose server died. */
    public void recover() {
        Instant now = Instant.now();
        for (UUID id : entities.createQuery(
                        "select m.id from ReportMailing m where m.state in :open and m.changedAt < :before", UUID.class)
                .setParameter("open", Set.of(State.PREPARING, State.SENDING))
                .setParameter("before", now.minus(SILENCE))
                .getResultList()) {
            ReportMailing mailing = locked(id);
            if (mailing == null || !mailing.changedAt().isBefore(now.minus(SILENCE))) {
                continue;
            }
            if (mailing.state() == State.SENDING) {
                mailing.ended(State.UNCERTAIN, Reason.BROKEN, null, now);
            } else if (mailing.state() == State.PREPARING) {
                mailing.later(now, Reason.BROKEN, null, now);
            }
        }
    }

    /** Has one tried at once that waits for its next attempt. */
    public void hurry(UUID id) {
        ReportMailing mailing = locked(id);
        if (mailing != null && mailing.state() == State.WAITING) {
            Instant now = Instant.now();
            mailing.hurried(now);
        }
    }

    public Optional<Logged> find(UUID id) {
        return Optional.ofNullable(entities.find(ReportMailing.class, id)).map(ReportMailings::toLogged);
    }

    /** Those of these schedules, the latest first. */
    public Page<Logged> of(Collection<ReportId> schedules, @Nullable String cursor, int limit) {
        if (schedules.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        String after = cursor == null ? "" : " and (m.dueAt < :afterAt or (m.dueAt = :afterAt and m.id < :afterId))";
        TypedQuery<ReportMailing> query = entities.createQuery(
                        "select m from ReportMailing m where m.scheduleId in :schedules" + after
                                + " order by m.dueAt desc, m.id desc",
                        ReportMailing.class)
                .setParameter(
                        "schedules", schedules.stream().map(ReportId::value).toList())
                .setMaxResults(limit + 1);
        if (cursor != null) {
            after(query, cursor);
        }
        List<Logged> rows =
                query.getResultList().stream().map(ReportMailings::toLogged).toList();
        return Page.cut(
                rows,
                limit,
                row -> Cursor.encode(row.dueAt().toString(), row.id().toString()));
    }

    private static void after(TypedQuery<ReportMailing> query, String cursor) {
        List<String> last = Cursor.decode(cursor, 2);
        try {
            query.setParameter("afterAt", WireTime.instant(last.getFirst()));
            query.setParameter("afterId", UUID.fromString(last.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private @Nullable ReportMailing current(Attempt attempt, State... states) {
        ReportMailing mailing = locked(attempt.mailing());
        return mailing != null
                        && mailing.attempts() == attempt.number()
                        && Set.of(states).contains(mailing.state())
                ? mailing
                : null;
    }

    private @Nullable ReportMailing locked(UUID id) {
        return entities.find(ReportMailing.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Logged toLogged(ReportMailing mailing) {
        return new Logged(
                mailing.id(),
                mailing.schedule(),
                mailing.person(),
                mailing.dueAt(),
                mailing.state(),
                mailing.attempts(),
                mailing.nextAt(),
                mailing.changedAt(),
                mailing.address(),
                mailing.told(),
                mailing.leftOut(),
                mailing.rows(),
                mailing.isAttached(),
                mailing.reason(),
                mailing.detail());
    }
}
