package io.loggia.analytics.rollup;

import io.loggia.domain.DepartmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where facts are, and the pages made of them. All of one turn is one transaction. */
public interface RollUpLedger {

    /**
     * That facts of a department have changed, or come in, which counted or count at that time.
     *
     * @param department null for none
     */
    record Mark(UUID id, @Nullable DepartmentId department, Instant at) {}

    /** Where facts are: the first of a department's from some time on. */
    record Place(@Nullable DepartmentId department, Instant at) {}

    /** Some marks that are there now. */
    List<Mark> marks(int limit);

    /** Takes away marks that were acted on; not those that have come since. */
    void remove(Collection<Mark> marks);

    /** All facts of the department whose time is in the range. */
    List<CountedFact> facts(@Nullable DepartmentId department, Instant begin, Instant end);

    /**
     * The first place of facts: those without a department first, then department by department, each by time.
     *
     * @param after null for the very first; else none before it, its own included where there is a fact
     */
    Optional<Place> next(@Nullable Place after);

    /** Replaces what is stored; a page of nothing is removed. */
    void put(int generation, @Nullable DepartmentId department, LocalDate day, DayPage page);
}
