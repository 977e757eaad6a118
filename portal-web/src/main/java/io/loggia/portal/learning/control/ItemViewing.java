package io.loggia.portal.learning.control;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All viewing of one item, for figures about it. */
@ApplicationScoped
public class ItemViewing {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private FoldedViewing folded;

    /**
     * One person's viewing of the item on one day, in the department that they were in.
     *
     * @param watchedMs played that day, also what they had watched before
     * @param views sessions that became views that day
     * @param coveredShare watched altogether by the end of that day, 0 to 1
     */
    public record Day(
            PersonId person,
            @Nullable DepartmentId department,
            LocalDate day,
            long watchedMs,
            int views,
            double coveredShare,
            boolean completed) {}

    /**
     * Sessions that became views in the period, and how they came about. They count on the day on which they became views,
     * as in {@link Day}, whenever they began.
     *
     * @param person null for those of whom it is not kept
     */
    public record Way(@Nullable PersonId person, Device device, EntryPoint entry, long views) {}

    public List<Day> days(MediaId media, ReportPeriod period) {
        HouseCalendar calendar = calendars.current();
        return entities
                .createQuery(
                        "select v.personId, v.departmentId, v.lastAt, v.watchedMs, v.views, v.coveredShare, v.completedAt"
                                + " from ViewingFact v where v.mediaId = :media and v.lastAt >= :begin and v.lastAt < :end",
                        Object[].class)
                .setParameter("media", media.value())
                .setParameter("begin", period.begin(calendars.current().zone()))
                .setParameter("end", period.end(calendars.current().zone()))
                .getResultList()
                .stream()
                .map(row -> new Day(
                        new PersonId((UUID) row[0]),
                        row[1] instanceof UUID department ? new DepartmentId(department) : null,
                        calendar.day((Instant) row[2]),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).intValue(),
                        ((Number) row[5]).doubleValue(),
                        row[6] != null))
                .toList();
    }

    /**
     * Who has completed the item before the period ends, also before it began, and when they first did; what was voided
     * proves nothing.
     */
    public Map<PersonId, Instant> completedBy(MediaId media, ReportPeriod period) {
        Map<PersonId, Instant> completed = new HashMap<>();
        entities.createQuery(
                        "select v.personId, min(v.completedAt) from ViewingFact v where v.mediaId = :media"
                                + " and v.completedAt < :end group by v.personId",
                        Object[].class)
                .setParameter("media", media.value())
                .setParameter("end", period.end(calendars.current().zone()))
                .getResultList()
                .forEach(row -> completed.put(new PersonId((UUID) row[0]), (Instant) row[1]));
        return completed;
    }

    /** What each person who watched any of the revision has watched of it, those left out who are folded. */
    public List<Coverage> byPeople(RevisionId revision) {
        return entities
                .createQuery(
                        "select c from WatchCoverage c where c.revisionId = :revision and c.lastAt is not null"
                                + " and c.folded = false",
                        WatchCoverage.class)
                .setParameter("revision", revision.value())
                .getResultList()
                .stream()
                .map(WatchCoverage::seen)
                .toList();
    }

    /** What each session that is kept played of the revision. */
    public List<Coverage> bySessions(RevisionId revision) {
        return entities
                .createQuery(
                        "select s.played from WatchSession s, WatchCoverage c where s.coverageId = c.id"
                                + " and c.revisionId = :revision and s.viewed = true",
                        String.class)
                .setParameter("revision", revision.value())
                .getResultList()
                .stream()
                .map(Coverage::decode)
                .toList();
    }

    public List<Way> ways(MediaId media, ReportPeriod period) {
        List<Way> ways = new ArrayList<>(folded.ways(media, period));
        for (Object[] row : entities.createQuery(
                        "select s.personId, s.device, s.entry, count(s) from WatchSession s where s.mediaId = :media"
                                + " and s.viewed = true and ((s.viewedAt >= :begin and s.viewedAt < :end)"
                                + " or (s.viewedAt is null and s.startedAt >= :begin and s.startedAt < :end))"
                                + " group by s.personId, s.device, s.entry",
                        Object[].class)
                .setParameter("media", media.value())
                .setParameter("begin", period.begin(calendars.current().zone()))
                .setParameter("end", period.end(calendars.current().zone()))
                .getResultList()) {
            ways.add(new Way(
                    new PersonId((UUID) row[0]), (Device) row[1], (EntryPoint) row[2], ((Number) row[3]).longValue()));
        }
        return ways;
    }
}
