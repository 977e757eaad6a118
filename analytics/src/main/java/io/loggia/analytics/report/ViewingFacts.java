package io.loggia.analytics.report;

import io.loggia.domain.PersonId;
import java.util.List;

/** Where a report gets its facts, some people at a time, so that a million of them need not be held at once. */
@FunctionalInterface
public interface ViewingFacts {

    /** All facts about these people inside the report's period, in any order. Facts outside of it are ignored. */
    List<ViewingDay> of(List<PersonId> people);
}
