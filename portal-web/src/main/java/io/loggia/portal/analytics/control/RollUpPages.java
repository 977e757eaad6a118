package io.loggia.portal.analytics.control;

import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import io.loggia.portal.analytics.control.Insights.Subject;
import io.loggia.portal.analytics.entity.RollUpPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads pages, some weeks of them at a time. */
@ApplicationScoped
class RollUpPages {

    private static final int DAYS_AT_ONCE = 92;

    /** Of one statement, and far from the most that PostgreSQL takes. */
    private static final int MOST_NAMED = 10_000;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** The sum of a page. */
    record DaySum(@Nullable DepartmentId department, LocalDate day, Tally sum) {}

    /** Takes pages as they are stored. */
    interface Reader {
        void page(LocalDate day, byte[] items);
    }

    /**
     * What is read, days with both ends included.
     *
     * @param departments null for all, and for what was watched in none
     * @param among how many departments there are
     */
    record Range(
            Generation generation,
            LocalDate from,
            LocalDate to,
            @Nullable Set<DepartmentId> departments,
            int among) {

        static Range of(Generation generation, InsightPeriod period, Subject subject) {
            return new Range(
                    generation,
                    period.from(),
                    period.to(),
                    subject.departments(),
                    subject.outline().size());
        }

        static Range ofAll(Generation generation, InsightPeriod period) {
            return new Range(generation, period.from(), period.to(), null, 0);
        }

        /**
         * Whether the database is told which departments. Where they are not few among all, PostgreSQL reads the pages of
         * all, and holds each against one department after the other; it is quicker to leave those out here.
         */
        boolean isNamed() {
            return departments != null && departments.size() <= MOST_NAMED && departments.size() * 3 <= among;
        }
    }

    /** The first day of all; empty when nothing was watched. */
    Optional<LocalDate> first(Generation generation) {
        return entities.createQuery(
                        "select p.day from RollUpPage p where p.generation = :generation order by p.day",
                        LocalDate.class)
                .setParameter("generation", generation.number())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    void sums(Range range, Consumer<DaySum> reader) {
        read("p.departmentId, p.day, p.views, p.watchedMs, p.completions, p.viewers", range, row -> {
            Tally sum = Tally.of(
                    ((Number) row[2]).longValue(), ((Number) row[3]).longValue(), ((Number) row[4]).longValue(), (byte
                                    [])
                            row[5]);
            reader.accept(new DaySum(RollUpPage.department((UUID) row[0]), (LocalDate) row[1], sum));
        });
    }

    void items(Range range, Reader reader) {
        read("p.departmentId, p.day, p.items", range, row -> reader.page((LocalDate) row[1], (byte[]) row[2]));
    }

    private void read(String columns, Range range, Consumer<Object[]> reader) {
        Set<DepartmentId> departments = range.departments();
        boolean named = range.isNamed();
        for (LocalDate from = range.from(); !from.isAfter(range.to()); from = from.plusDays(DAYS_AT_ONCE)) {
            LocalDate last = from.plusDays(DAYS_AT_ONCE - 1);
            TypedQuery<Object[]> query = entities.createQuery(
                            "select " + columns + " from RollUpPage p where p.generation = :generation"
                                    + (named ? " and p.departmentId in :departments" : "")
                                    + " and p.day between :from and :to",
                            Object[].class)
                    .setParameter("generation", range.generation().number())
                    .setParameter("from", from)
                    .setParameter("to", last.isAfter(range.to()) ? range.to() : last);
            if (named && departments != null) {
                query.setParameter(
                        "departments",
                        departments.stream().map(DepartmentId::value).toList());
            }
            List<Object[]> rows = query.getResultList();
            for (Object[] row : rows) {
                if (departments == null || named || isAmong((UUID) row[0], departments)) {
                    reader.accept(row);
                }
            }
        }
    }

    private static boolean isAmong(UUID stored, Set<DepartmentId> departments) {
        DepartmentId department = RollUpPage.department(stored);
        return department != null && departments.contains(department);
    }
}
