package io.loggia.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Counts of the rows of a report, as a whole and by group. */
public final class CompletionTotals {

    private final CompletionGroup by;
    private final Map<Object, GroupTotals> groups = new HashMap<>();

    public CompletionTotals(CompletionGroup by) {
        this.by = by;
    }

    /**
     * @param of the id of the department or item, the channel's name, or the state
     * @param name as in the rows; the state's code
     * @param completedBefore before the period, and not again in it
     * @param lapsed what was completed and is no more: voided, or of a file before the content changed
     */
    public record GroupTotals(
            Object of,
            String name,
            long completed,
            long completedBefore,
            long inProgress,
            long notStarted,
            long lapsed) {

        public long assigned() {
            return completed + completedBefore + inProgress + notStarted + lapsed;
        }

        private GroupTotals plus(CompletionState state) {
            return new GroupTotals(
                    of,
                    name,
                    completed + (state == CompletionState.COMPLETED ? 1 : 0),
                    completedBefore + (state == CompletionState.COMPLETED_BEFORE ? 1 : 0),
                    inProgress + (state == CompletionState.IN_PROGRESS ? 1 : 0),
                    notStarted + (state == CompletionState.NOT_STARTED ? 1 : 0),
                    lapsed + (state == CompletionState.VOIDED || state == CompletionState.OUTDATED ? 1 : 0));
        }
    }

    public void count(CompletionRow row) {
        groups.compute(
                by.of(row),
                (of, totals) ->
                        (totals == null ? new GroupTotals(of, by.name(row), 0, 0, 0, 0, 0) : totals).plus(row.state()));
    }

    /** In the order in which rows come by group; groups without a row are absent. */
    public List<GroupTotals> groups() {
        List<GroupTotals> sorted = new ArrayList<>(groups.values());
        sorted.sort(
                by == CompletionGroup.STATE
                        ? Comparator.comparing(totals -> CompletionState.valueOf(totals.name()))
                        : Comparator.comparing(GroupTotals::name, CompletionGroup.BY_NAME)
                                .thenComparing(totals -> totals.of().toString()));
        return sorted;
    }

    public long completed() {
        return sum(GroupTotals::completed);
    }

    public long completedBefore() {
        return sum(GroupTotals::completedBefore);
    }

    public long inProgress() {
        return sum(GroupTotals::inProgress);
    }

    public long notStarted() {
        return sum(GroupTotals::notStarted);
    }

    public long lapsed() {
        return sum(GroupTotals::lapsed);
    }

    /** Rows altogether: every item a person is expected to watch, and every item they watched beyond those. */
    public long assigned() {
        return sum(GroupTotals::assigned);
    }

    private long sum(ToLongFunction<GroupTotals> part) {
        return groups.values().stream().mapToLong(part).sum();
    }
}
