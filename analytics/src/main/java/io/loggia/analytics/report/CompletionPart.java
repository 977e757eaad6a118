package io.loggia.analytics.report;

import io.loggia.domain.PersonId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one pass of a report looks at.
 *
 * @param people in the order of the rows
 * @param items by their places; null for all
 * @param holds which of the rows that come of them are of this part
 * @param unwatched of each of these people, the places of items of which no fact tells, where these alone are looked at and
 *     no fact is asked for; null where facts matter
 */
record CompletionPart(
        List<ReportPerson> people,
        @Nullable BitSet items,
        Predicate<CompletionRow> holds,
        @Nullable Map<PersonId, BitSet> unwatched) {

    CompletionPart(List<ReportPerson> people, @Nullable BitSet items, Predicate<CompletionRow> holds) {
        this(people, items, holds, null);
    }
}
