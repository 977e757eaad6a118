package io.loggia.analytics.report;

import io.loggia.domain.DepartmentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of the rows of a report, as a whole and by department. */
public final class CompletionTotals {

    private final Map<DepartmentId, DepartmentTotals> byDepartment = new HashMap<>();

    /**
     * @param name of the department, as in the rows
     * @param lapsed what was completed and is no more: voided, or of a file before the content changed
     */
    public record DepartmentTotals(
            DepartmentId department, String name, long completed, long inProgress, long notStarted, long lapsed) {

        public long assigned() {
            return completed + inProgress + notStarted + lapsed;
        }

        private DepartmentTotals plus(CompletionState state) {
            return new DepartmentTotals(
                    department,
                    name,
                    completed + (state == CompletionState.COMPLETED ? 1 : 0),
                    inProgress + (state == CompletionState.IN_PROGRESS ? 1 : 0),
                    notStarted + (state == CompletionState.NOT_STARTED ? 1 : 0),
                    lapsed + (state == CompletionState.VOIDED || state == CompletionState.OUTDATED ? 1 : 0));
        }
    }

    void count(CompletionRow row) {
        byDepartment.compute(
                row.department(),
                (id, totals) -> (totals == null ? new DepartmentTotals(id, row.departmentName(), 0, 0, 0, 0) : totals)
                        .plus(row.state()));
    }

    /** By name; departments without a row are absent. */
    public List<DepartmentTotals> byDepartment() {
        List<DepartmentTotals> sorted = new ArrayList<>(byDepartment.values());
        sorted.sort(Comparator.comparing(DepartmentTotals::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(totals -> totals.department().value()));
        return sorted;
    }

    public long completed() {
        return byDepartment.values().stream()
                .mapToLong(DepartmentTotals::completed)
                .sum();
    }

    public long inProgress() {
        return byDepartment.values().stream()
                .mapToLong(DepartmentTotals::inProgress)
                .sum();
    }

    public long notStarted() {
        return byDepartment.values().stream()
                .mapToLong(DepartmentTotals::notStarted)
                .sum();
    }

    public long lapsed() {
        return byDepartment.values().stream()
                .mapToLong(DepartmentTotals::lapsed)
                .sum();
    }

    /** Rows altogether: every item a person is expected to watch, and every item they watched beyond those. */
    public long assigned() {
        return completed() + inProgress() + notStarted() + lapsed();
    }
}
