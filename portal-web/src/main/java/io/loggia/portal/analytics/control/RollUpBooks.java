package io.loggia.portal.analytics.control;

import io.loggia.analytics.rollup.CountedFact;
import io.loggia.analytics.rollup.DayPage;
import io.loggia.analytics.rollup.RollUpLedger;
import io.loggia.domain.DepartmentId;
import io.loggia.portal.analytics.entity.RollUpPage;
import io.loggia.portal.learning.control.ChangedDays;
import io.loggia.portal.learning.control.CountedFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts and pages in the database. Wants the transaction of a turn. */
@ApplicationScoped
public class RollUpBooks implements RollUpLedger {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ChangedDays changed;

    @Inject
    private CountedFacts facts;

    @Override
    public List<Mark> marks(int limit) {
        return changed.marks(limit);
    }

    @Override
    public void remove(Collection<Mark> marks) {
        changed.remove(marks);
    }

    @Override
    public List<CountedFact> facts(@Nullable DepartmentId department, Instant begin, Instant end) {
        return facts.of(department, begin, end);
    }

    @Override
    public Optional<Place> next(@Nullable Place after) {
        return facts.next(after);
    }

    @Override
    public void put(int generation, @Nullable DepartmentId department, LocalDate day, DayPage page) {
        RollUpPage stored = entities.find(RollUpPage.class, RollUpPage.id(generation, department, day));
        if (page.isEmpty()) {
            if (stored != null) {
                entities.remove(stored);
            }
            return;
        }
        if (stored == null) {
            stored = new RollUpPage(generation, department, day);
            stored.fill(page);
            entities.persist(stored);
        } else {
            stored.fill(page);
        }
    }
}
