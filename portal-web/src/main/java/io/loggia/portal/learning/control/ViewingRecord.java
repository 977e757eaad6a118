package io.loggia.portal.learning.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.report.ViewingDay;
import io.loggia.analytics.report.Voiding;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.entity.CompletionVoid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts of viewing, for reports. */
@ApplicationScoped
public class ViewingRecord {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    /**
     * All facts about these people in the period, and those from before it that completed something and were not voided.
     *
     * @param items that they are about; null for all
     * @param outdated files of which it proves nothing to have watched them
     * @param present departments that stand in where somebody was in none when they watched; who has none here either
     *     is left out with that fact
     */
    public List<ViewingDay> of(
            Collection<PersonId> people,
            @Nullable Set<MediaId> items,
            Map<PersonId, DepartmentId> present,
            ReportPeriod period,
            Predicate<RevisionId> outdated) {
        if (people.isEmpty() || (items != null && items.isEmpty())) {
            return List.of();
        }
        TypedQuery<Object[]> query = entities.createQuery(
                        "select v.personId, v.mediaId, v.departmentId, v.lastAt, v.coveredShare, v.completedAt,"
                                + " v.revisionId, x from ViewingFact v"
                                + " left join CompletionVoid x on x.completionId = v.voidedId where v.personId in :people"
                                + " and v.lastAt < :end and (v.lastAt >= :begin or v.completedAt is not null)"
                                + (items == null ? "" : " and v.mediaId in :items"),
                        Object[].class)
                .setParameter("people", people.stream().map(PersonId::value).toList())
                .setParameter("begin", period.begin(calendars.current().zone()))
                .setParameter("end", period.end(calendars.current().zone()));
        if (items != null) {
            query.setParameter("items", items.stream().map(MediaId::value).toList());
        }
        List<ViewingDay> days = new ArrayList<>();
        for (Object[] row : query.getResultList()) {
            PersonId person = new PersonId((UUID) row[0]);
            DepartmentId department = row[2] instanceof UUID then ? new DepartmentId(then) : present.get(person);
            if (department != null) {
                days.add(new ViewingDay(
                        person,
                        new MediaId((UUID) row[1]),
                        department,
                        (Instant) row[3],
                        ((Number) row[4]).doubleValue(),
                        row[5] instanceof Instant completedAt ? completedAt : null,
                        row[7] instanceof CompletionVoid voided ? told(voided) : null,
                        outdated.test(new RevisionId((UUID) row[6]))));
            }
        }
        return days;
    }

    /**
     * Departments in which these people were when they watched something in the period.
     *
     * @param present as in {@link #of}
     */
    public Map<PersonId, Set<DepartmentId>> departments(
            Collection<PersonId> people, Map<PersonId, DepartmentId> present, ReportPeriod period) {
        Map<PersonId, Set<DepartmentId>> departments = new HashMap<>();
        if (!people.isEmpty()) {
            entities.createQuery(
                            "select distinct v.personId, v.departmentId from ViewingFact v where v.personId in :people"
                                    + " and v.lastAt >= :begin and v.lastAt < :end",
                            Object[].class)
                    .setParameter("people", people.stream().map(PersonId::value).toList())
                    .setParameter("begin", period.begin(calendars.current().zone()))
                    .setParameter("end", period.end(calendars.current().zone()))
                    .getResultList()
                    .forEach(row -> {
                        PersonId person = new PersonId((UUID) row[0]);
                        DepartmentId then = row[1] instanceof UUID id ? new DepartmentId(id) : present.get(person);
                        if (then != null) {
                            departments
                                    .computeIfAbsent(person, any -> new HashSet<>())
                                    .add(then);
                        }
                    });
        }
        return departments;
    }

    private static Voiding told(CompletionVoid voided) {
        return new Voiding(voided.at(), voided.byName(), voided.reason());
    }

    /** Everyone who watched anything in the period while in one of these departments. */
    public Set<PersonId> viewersIn(Collection<DepartmentId> departments, ReportPeriod period) {
        Set<PersonId> viewers = new HashSet<>();
        if (!departments.isEmpty()) {
            entities.createQuery(
                            "select distinct v.personId from ViewingFact v where v.departmentId in :departments"
                                    + " and v.lastAt >= :begin and v.lastAt < :end",
                            UUID.class)
                    .setParameter(
                            "departments",
                            departments.stream().map(DepartmentId::value).toList())
                    .setParameter("begin", period.begin(calendars.current().zone()))
                    .setParameter("end", period.end(calendars.current().zone()))
                    .getResultList()
                    .forEach(id -> viewers.add(new PersonId(id)));
        }
        return viewers;
    }
}
