package io.loggia.portal.learning.control;

import io.loggia.analytics.rollup.RollUpLedger.Mark;
import io.loggia.domain.DepartmentId;
import io.loggia.portal.learning.entity.ChangedViewing;
import io.loggia.portal.learning.entity.ViewingFact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where facts have changed since they were added up. Written in the transaction that changes them, so that nothing is
 * missed; and once for all that a transaction changes of a department in one quarter of an hour, so that it costs a row.
 */
@ApplicationScoped
public class ChangedDays {

    /** In every time zone, days begin with a quarter of an hour. */
    private static final int QUARTER_MINUTES = 15;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private record Quarter(@Nullable UUID department, Instant begin) {}

    /** What one transaction has changed. */
    static final class Notes {

        private final Set<Quarter> quarters = new HashSet<>();

        /** To be told before and after a change of the fact's time. */
        void note(ViewingFact fact) {
            Instant hour = fact.lastAt().truncatedTo(ChronoUnit.HOURS);
            long quarter = ChronoUnit.MINUTES.between(hour, fact.lastAt()) / QUARTER_MINUTES;
            quarters.add(new Quarter(fact.departmentId(), hour.plus(quarter * QUARTER_MINUTES, ChronoUnit.MINUTES)));
        }
    }

    void write(Notes notes) {
        notes.quarters.forEach(quarter -> entities.persist(new ChangedViewing(quarter.department(), quarter.begin())));
    }

    /** Some of those that wait to be added up. */
    public List<Mark> marks(int limit) {
        return entities
                .createQuery("select c.id, c.departmentId, c.at from ChangedViewing c", Object[].class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> new Mark(
                        (UUID) row[0],
                        row[1] instanceof UUID department ? new DepartmentId(department) : null,
                        (Instant) row[2]))
                .toList();
    }

    public void remove(Collection<Mark> marks) {
        if (!marks.isEmpty()) {
            entities.createQuery("delete from ChangedViewing c where c.id in :ids")
                    .setParameter("ids", marks.stream().map(Mark::id).toList())
                    .executeUpdate();
        }
    }

    public long waiting() {
        return entities.createQuery("select count(c) from ChangedViewing c", Long.class)
                .getSingleResult();
    }
}
