package io.loggia.portal.learning.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.PortionedTotals.Group;
import io.loggia.portal.platform.control.Portions;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Viewing added up by the database. */
@ApplicationScoped
public class ViewingTotals {

    private static final String SUMS = "count(distinct v.personId), count(distinct v.mediaId), sum(v.views),"
            + " sum(v.watchedMs), count(v.completedAt), max(v.lastAt)";

    private static final String DEPARTMENT = "v.departmentId";
    private static final String ITEM = "v.mediaId";
    private static final String PERSON = "v.personId";

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

        /** The same of some of the items each, as many as a statement takes; none where nothing counts. */
        private List<Filter> portions() {
            if (isEmpty()) {
                return List.of();
            }
            return media == null
                    ? List.of(this)
                    : Portions.of(media).stream()
                            .map(some -> new Filter(departments, Set.copyOf(some), period))
                            .toList();
        }
    }

    /** Somebody who watched, and where they were then. */
    private record Viewer(UUID person, @Nullable UUID department) {}

    /**
     * What viewing comes to.
     *
     * @param of the department, the item or the person; null for nobody's department, and for all together
     * @param department of one person's viewing, or of an item's by departments, else null
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
        return together(filter, viewer -> new Group(viewer.department(), null), DEPARTMENT);
    }

    public List<Total> byItem(Filter filter) {
        return apart(filter, ITEM);
    }

    /** An item has a total for each department. */
    public List<Total> byItemAndDepartment(Filter filter) {
        return apart(filter, ITEM, DEPARTMENT);
    }

    /** A person who moved has a total for each department. */
    public List<Total> byPerson(Filter filter) {
        return together(filter, viewer -> new Group(viewer.person(), viewer.department()), PERSON, DEPARTMENT);
    }

    public Total all(Filter filter) {
        return filter.isEmpty()
                ? new Total(null, null, 0, 0, 0, Duration.ZERO, 0, null)
                : together(filter, viewer -> new Group(null, null)).getFirst();
    }

    /** Totals of items, of which no two portions have one in common. */
    private List<Total> apart(Filter filter, String... keys) {
        return filter.portions().stream()
                .flatMap(portion -> read(portion, keys).stream())
                .toList();
    }

    private List<Total> together(Filter filter, Function<Viewer, Group> group, String... keys) {
        List<Filter> portions = filter.portions();
        if (portions.size() == 1) {
            return read(portions.getFirst(), keys);
        }
        PortionedTotals sums = new PortionedTotals();
        for (Filter portion : portions) {
            read(portion, keys).forEach(sums::add);
            query("select distinct v.personId, v.departmentId", portion, "")
                    .forEach(row ->
                            sums.addViewer(group.apply(new Viewer((UUID) row[0], (UUID) row[1])), (UUID) row[0]));
        }
        return sums.totals();
    }

    private List<Total> read(Filter filter, String... keys) {
        String groups = String.join(", ", keys);
        boolean grouped = keys.length > 0;
        return query("select " + groups + (grouped ? ", " : "") + SUMS, filter, grouped ? " group by " + groups : "")
                .stream()
                .map(row -> total(row, keys.length))
                .toList();
    }

    /** @param rest of the query, behind its conditions */
    private List<Object[]> query(String select, Filter filter, String rest) {
        StringBuilder query =
                new StringBuilder(select).append(" from ViewingFact v where v.lastAt >= :begin and v.lastAt < :end");
        if (filter.departments() != null) {
            query.append(" and v.departmentId in :departments");
        }
        if (filter.media() != null) {
            query.append(" and v.mediaId in :media");
        }
        TypedQuery<Object[]> typed = entities.createQuery(query.append(rest).toString(), Object[].class)
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
        return typed.getResultList();
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
