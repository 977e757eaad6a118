package io.loggia.analytics.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a report gets its facts, some people at a time, so that a million of them need not be held at once. */
@FunctionalInterface
public interface ViewingFacts {

    /**
     * All facts about these people inside the report's period, and those from before it that completed something, in any
     * order. Others are ignored.
     */
    List<ViewingDay> of(List<PersonId> people);

    /** The same about these items alone; facts about others are ignored. */
    default List<ViewingDay> of(List<PersonId> people, Set<MediaId> items) {
        return of(people);
    }

    /** Departments in which these people were when they watched something inside the period. */
    default Map<PersonId, Set<DepartmentId>> departments(List<PersonId> people) {
        return of(people).stream().collect(groupingBy(ViewingDay::person, mapping(ViewingDay::department, toSet())));
    }
}
