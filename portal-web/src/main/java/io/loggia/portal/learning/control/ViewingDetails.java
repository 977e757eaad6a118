package io.loggia.portal.learning.control;

import io.loggia.domain.HouseCalendar;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.learning.entity.WatchClock;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * When, on what and which seconds people played: kept for as long as was agreed on. What it came to stays: days, completions,
 * how much of an item somebody has watched, and everybody's curves and views, into which details are folded before they go.
 * Which parts somebody has watched of what they can still complete is kept too, since without it they would begin again.
 */
@ApplicationScoped
public class ViewingDetails {

    private static final int SESSIONS_AT_ONCE = 500;
    private static final int COVERAGES_AT_ONCE = 200;
    private static final int CLOCKS_AT_ONCE = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Privacy privacy;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private FoldedViewing folded;

    /**
     * What a number of days would drop.
     *
     * @param before the first day of which everything is kept
     * @param playbacks that began before
     * @param coverages of people and files that were last watched before: of them stays how much
     * @param underWay those of them whose parts stay, since they can still be completed
     */
    public record Older(LocalDate before, long playbacks, long coverages, long underWay) {}

    public Older olderThan(int days) {
        LocalDate day = firstKept(days);
        Instant begin = calendars.current().begin(day);
        return new Older(
                day,
                count("select count(s) from WatchSession s where s.startedAt < :begin", begin),
                count("select count(c) from WatchCoverage c where c.detailed = true and c.lastAt < :begin", begin),
                count(
                        "select count(c) from WatchCoverage c, MediaItem m where c.detailed = true and c.lastAt < :begin"
                                + " and c.completedAt is null and m.id = c.mediaId and m.currentRevisionId = c.revisionId",
                        begin));
    }

    private long count(String query, Instant begin) {
        return entities.createQuery(query, Long.class)
                .setParameter("begin", begin)
                .getSingleResult();
    }

    private LocalDate firstKept(int days) {
        return calendars.current().day(Instant.now()).minusDays(days);
    }

    /**
     * Drops some of what is too old, in the caller's transaction, if it is time to.
     *
     * @return whether there is more
     */
    public boolean drop() {
        Integer days = privacy.due();
        if (days == null) {
            return false;
        }
        Instant begin = calendars.current().begin(firstKept(days));
        boolean more = dropSessions(begin) || thinOld(begin) || thinReplaced() || forgetClocks(begin);
        if (!more) {
            privacy.dropped();
        }
        return more;
    }

    private boolean dropSessions(Instant begin) {
        List<Object[]> rows = entities.createQuery(
                        "select s.id, s.coverageId from WatchSession s where s.startedAt < :begin order by s.startedAt",
                        Object[].class)
                .setParameter("begin", begin)
                .setMaxResults(SESSIONS_AT_ONCE)
                .getResultList();
        if (rows.isEmpty()) {
            return false;
        }
        // Beats hold the same rows: one that comes later finds no session.
        lock(rows.stream().map(row -> (UUID) row[1]).distinct().toList());
        List<UUID> sessions = rows.stream().map(row -> (UUID) row[0]).toList();
        folded.sessions(sessions);
        entities.createQuery("delete from WatchSession s where s.id in :sessions")
                .setParameter("sessions", sessions)
                .executeUpdate();
        return true;
    }

    private boolean thinOld(Instant begin) {
        return thin(
                entities.createQuery(
                                "select c.id from WatchCoverage c where c.detailed = true and c.lastAt < :begin"
                                        + " order by c.lastAt",
                                UUID.class)
                        .setParameter("begin", begin)
                        .setMaxResults(COVERAGES_AT_ONCE)
                        .getResultList(),
                begin);
    }

    /** What could be completed cannot any more once another file has taken its place. */
    private boolean thinReplaced() {
        return thin(
                entities.createQuery(
                                "select c.id from WatchCoverage c where c.underWay = true and not exists"
                                        + " (select m.id from MediaItem m where m.id = c.mediaId"
                                        + " and m.currentRevisionId = c.revisionId) order by c.id",
                                UUID.class)
                        .setMaxResults(COVERAGES_AT_ONCE)
                        .getResultList(),
                Instant.now());
    }

    /** The fewest days are longer than clocks pay for anything, so nobody loses by it. */
    private boolean forgetClocks(Instant begin) {
        List<UUID> people = entities.createQuery(
                        "select k.personId from WatchClock k where k.spentAt < :begin order by k.spentAt", UUID.class)
                .setParameter("begin", begin)
                .setMaxResults(CLOCKS_AT_ONCE)
                .getResultList();
        if (people.isEmpty()) {
            return false;
        }
        entities.createQuery(
                        "select k from WatchClock k where k.personId in :people and k.spentAt < :begin"
                                + " order by k.personId",
                        WatchClock.class)
                .setParameter("people", people)
                .setParameter("begin", begin)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(WatchClock::forget);
        return true;
    }

    private boolean thin(List<UUID> ids, Instant begin) {
        if (ids.isEmpty()) {
            return false;
        }
        Set<UUID> current = new HashSet<>(entities.createQuery(
                        "select c.id from WatchCoverage c, MediaItem m where c.id in :ids and m.id = c.mediaId"
                                + " and m.currentRevisionId = c.revisionId",
                        UUID.class)
                .setParameter("ids", ids)
                .getResultList());
        HouseCalendar calendar = calendars.current();
        List<WatchCoverage> old = lock(ids).stream()
                .filter(coverage ->
                        coverage.lastAt().filter(at -> at.isBefore(begin)).isPresent())
                .toList();
        folded.people(old.stream()
                .filter(coverage -> coverage.losesParts(current.contains(coverage.id())))
                .toList());
        old.forEach(coverage -> coverage.thin(current.contains(coverage.id()), calendar));
        return true;
    }

    private List<WatchCoverage> lock(Collection<UUID> coverages) {
        return entities.createQuery(
                        "select c from WatchCoverage c where c.id in :ids order by c.id", WatchCoverage.class)
                .setParameter("ids", coverages)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
