package io.loggia.analytics.export;

import io.loggia.analytics.export.ReportColumn.Kind;
import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.CompletionRow;
import io.loggia.analytics.report.CompletionTotals;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who has completed what, as a table. */
public record CompletionTable(ReportHeading heading, CompletionReport report, ReportWords words)
        implements TabularReport {

    public static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("person", 28),
            ReportColumn.text("department", 28),
            ReportColumn.text("item", 44),
            ReportColumn.text("state", 16),
            new ReportColumn("share", Kind.PERCENT, 15),
            new ReportColumn("completed-at", Kind.DATE_TIME, 22),
            ReportColumn.text("person-id", 38),
            ReportColumn.text("item-id", 38));

    private static final List<ReportColumn> SUMMARY = List.of(
            ReportColumn.text("department", 28),
            ReportColumn.count("completed"),
            ReportColumn.count("in-progress"),
            ReportColumn.count("not-started"),
            ReportColumn.count("assigned"),
            new ReportColumn("share-completed", Kind.PERCENT, 22));

    @Override
    public String key() {
        return "completion";
    }

    @Override
    public List<ReportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public ReportSummary forEach(Consumer<@Nullable Object[]> rows) {
        CompletionTotals totals = report.forEach(row -> rows.accept(values(row)));
        List<List<@Nullable Object>> groups = totals.byDepartment().stream()
                .map(some -> counts(some.name(), some.completed(), some.inProgress(), some.notStarted()))
                .toList();
        List<@Nullable Object> all = counts("", totals.completed(), totals.inProgress(), totals.notStarted());
        return new ReportSummary(SUMMARY, groups, all.subList(1, all.size()), List.of(1, 2, 3));
    }

    private @Nullable Object[] values(CompletionRow row) {
        return new @Nullable Object[] {
            row.personName(),
            row.departmentName(),
            row.title(),
            words.of("state." + row.state()),
            row.coveredShare(),
            row.completedAt(),
            row.person(),
            row.media()
        };
    }

    private static List<@Nullable Object> counts(String name, long completed, long inProgress, long notStarted) {
        long all = completed + inProgress + notStarted;
        return Arrays.asList(name, completed, inProgress, notStarted, all, all == 0 ? 0.0 : (double) completed / all);
    }
}
