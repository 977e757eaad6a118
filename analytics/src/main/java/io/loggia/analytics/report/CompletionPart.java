package io.loggia.analytics.report;

import io.loggia.domain.PersonId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one pass of a report looks at.
 *
 * @param people in the order of the rows
 * @param items by their places; null for all
 * @param seen is told of every row that comes of them, of this part or not
 * @param holds which of these rows are of this part
 * @param noted what a pass before found of these people; null where no pass did
 */
record CompletionPart(
        List<ReportPerson> people,
        @Nullable BitSet items,
        Consumer<CompletionRow> seen,
        Predicate<CompletionRow> holds,
        @Nullable Noted noted) {

    CompletionPart(List<ReportPerson> people, @Nullable BitSet items, Predicate<CompletionRow> holds) {
        this(people, items, row -> {}, holds, null);
    }

    /**
     * The rows that had a state when they were seen first. They keep it, since facts may have come meanwhile that would move
     * them into a group that is over.
     *
     * @param places those of the items, by person
     */
    record Noted(CompletionState state, Map<PersonId, BitSet> places) {

        /** Of what nobody has begun no fact tells. */
        boolean needsFacts() {
            return state != CompletionState.NOT_STARTED;
        }
    }
}
