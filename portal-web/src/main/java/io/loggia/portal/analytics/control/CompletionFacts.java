package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.report.ViewingDay;
import io.loggia.analytics.report.ViewingFacts;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.learning.control.ViewingRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What is watched, as the database has it, for a completion report. */
record CompletionFacts(
        ViewingRecord viewing, Map<PersonId, DepartmentId> present, ReportPeriod period, Predicate<RevisionId> outdated)
        implements ViewingFacts {

    /** Of more than so many items, all facts are read: a query takes no more. */
    private static final int MOST_ITEMS = 1_000;

    @Override
    public List<ViewingDay> of(List<PersonId> people) {
        return viewing.of(people, null, present, period, outdated);
    }

    @Override
    public List<ViewingDay> of(List<PersonId> people, Set<MediaId> items) {
        return viewing.of(people, items.size() > MOST_ITEMS ? null : items, present, period, outdated);
    }

    @Override
    public Map<PersonId, Set<DepartmentId>> departments(List<PersonId> people) {
        return viewing.departments(people, present, period);
    }
}
