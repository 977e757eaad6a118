package io.loggia.portal.search.control;

import io.loggia.domain.HouseCalendar;
import io.loggia.portal.identity.control.OrganisationCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often people search, and find nothing, by day of the organisation. */
@ApplicationScoped
public class SearchDays {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    /** Searches, and those of them that found nothing. */
    public record Searches(long all, long inVain) {

        public static final Searches NONE = new Searches(0, 0);

        public Searches plus(Searches more) {
            return new Searches(all + more.all, inVain + more.inVain);
        }
    }

    /** What is to be added. */
    static final class Counts {

        private final Map<Instant, Searches> byTime = new HashMap<>();

        void count(Instant at, int found) {
            byTime.merge(at, new Searches(1, found > 0 ? 0 : 1), Searches::plus);
        }
    }

    /** Joins the caller's transaction. */
    void add(Counts counts) {
        HouseCalendar calendar = calendars.current();
        Map<LocalDate, Searches> days = new HashMap<>();
        counts.byTime.forEach((at, searches) -> days.merge(calendar.day(at), searches, Searches::plus));
        days.forEach((day, searches) -> {
            entities.createNativeQuery(
                            "insert into search_day (search_day, searches, in_vain) values (?1, 0, 0) on conflict do nothing")
                    .setParameter(1, day)
                    .executeUpdate();
            entities.createNativeQuery(
                            "update search_day set searches = searches + ?1, in_vain = in_vain + ?2 where search_day = ?3")
                    .setParameter(1, searches.all())
                    .setParameter(2, searches.inVain())
                    .setParameter(3, day)
                    .executeUpdate();
        });
    }

    /** Searches of each day that had any, both ends included. */
    public Map<LocalDate, Searches> daysBetween(LocalDate from, LocalDate to) {
        Map<LocalDate, Searches> days = new TreeMap<>();
        List<?> rows = entities.createNativeQuery(
                        "select cast(search_day as varchar(10)), searches, in_vain from search_day"
                                + " where search_day between ?1 and ?2")
                .setParameter(1, from)
                .setParameter(2, to)
                .getResultList();
        for (Object one : rows) {
            Object[] row = (Object[]) one;
            days.put(
                    LocalDate.parse(row[0].toString()),
                    new Searches(((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
        }
        return days;
    }

    /** Both ends included. */
    public Searches between(LocalDate from, LocalDate to) {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "select coalesce(sum(searches), 0), coalesce(sum(in_vain), 0) from search_day"
                                + " where search_day between ?1 and ?2")
                .setParameter(1, from)
                .setParameter(2, to)
                .getSingleResult();
        return new Searches(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }
}
