package io.loggia.portal.learning.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.identity.control.OrganisationCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Viewing added up by the database. */
@ApplicationScoped
public class ViewingTotals {

    private static final String SUMS = "count(distinct v.personId), count(distinct v.mediaId), sum(v.views),"
            + " sum(v.watchedMs), count(v.completedAt), max(v.lastAt) from ViewingFact v"
            + " where v.lastAt >= :begin and v.lastAt < :end";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    /**
     * Which viewing counts.
     *
     * @param departments in which people were when they watched; null for any and none
     * @param media null for any item
     */
    public record Filter(
            @Nullable Set<DepartmentId> departments,
            @Nullable Set<MediaId> media,
            ReportPeriod period) {

        boolean isEmpty() {
            return (departments != null && departments.isEmpty()) || (media != null && media.isEmpty());
        }
    }

    /**
     * What viewing comes to.
     *
     * @param of the department, the item or the person; null for nobody's department, and for all together
     * @param department of one person's viewing, else null
     * @param watched played, also what people had watched before
     * @param lastAt null when nothing was watched
     */
    public record Total(
            @Nullable UUID of,
            @Nullable UUID department,
            long viewers,
            long items,
            long views,
            Duration watched,
            long completions,
            @Nullable Instant lastAt) {}

    public List<Total> byDepartment(Filter filter) {
        return filter.isEmpty() ? List.of() : totals(filter, "v.departmentId");
    }

    public List<Total> byItem(Filter filter) {
        return filter.isEmpty() ? List.of() : totals(filter, "v.mediaId");
    }

    /** A person who moved has a total for each department. */
    public List<Total> byPerson(Filter filter) {
        return filter.isEmpty() ? List.of() : totals(filter, "v.personId", "v.departmentId");
    }

    public Total all(Filter filter) {
        return filter.isEmpty()
                ? new Total(null, null, 0, 0, 0, Duration.ZERO, 0, null)
                : totals(filter).getFirst();
    }

    private List<Total> totals(Filter filter, String... keys) {
        String groups = String.join(", ", keys);
        StringBuilder query = new StringBuilder("select ")
                .append(groups)
                .append(keys.length == 0 ? "" : ", ")
                .append(SUMS);
        if (filter.departments() != null) {
            query.append(" and v.departmentId in :departments");
        }
        if (filter.media() != null) {
            query.append(" and v.mediaId in :media");
        }
        if (keys.length > 0) {
            query.append(" group by ").append(groups);
        }
        TypedQuery<Object[]> typed = entities.createQuery(query.toString(), Object[].class)
                .setParameter("begin", filter.period().begin(calendars.current().zone()))
                .setParameter("end", filter.period().end(calendars.current().zone()));
        Set<DepartmentId> departments = filter.departments();
        if (departments != null) {
            typed.setParameter(
                    "departments", departments.stream().map(DepartmentId::value).toList());
        }
        Set<MediaId> media = filter.media();
        if (media != null) {
            typed.setParameter("media", media.stream().map(MediaId::value).toList());
        }
        return typed.getResultList().stream()
                .map(row -> total(row, keys.length))
                .toList();
    }

    private static Total total(Object[] row, int keys) {
        return new Total(
                keys > 0 ? (UUID) row[0] : null,
                keys > 1 ? (UUID) row[1] : null,
                number(row[keys]),
                number(row[keys + 1]),
                number(row[keys + 2]),
                Duration.ofMillis(number(row[keys + 3])),
                number(row[keys + 4]),
                row[keys + 5] instanceof Instant last ? last : null);
    }

    /** A sum over nothing is null. */
    private static long number(@Nullable Object sum) {
        return sum instanceof Number number ? number.longValue() : 0;
    }
}
