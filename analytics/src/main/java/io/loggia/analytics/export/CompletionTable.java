package io.loggia.analytics.export;

import io.loggia.analytics.export.ReportColumn.Kind;
import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.CompletionRow;
import io.loggia.analytics.report.CompletionTotals;
import io.loggia.analytics.report.PersonNames;
import io.loggia.analytics.report.Voiding;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who has completed what, as a table.
 *
 * @param people what they are called, by which the report is in order already
 */
public record CompletionTable(ReportHeading heading, CompletionReport report, ReportWords words, PersonNames people)
        implements TabularReport {

    public static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("person", 28),
            ReportColumn.text("department", 28),
            ReportColumn.text("item", 44),
            ReportColumn.text("state", 22),
            new ReportColumn("share", Kind.PERCENT, 15),
            new ReportColumn("completed-at", Kind.DATE_TIME, 22),
            ReportColumn.moment("voided-at"),
            ReportColumn.text("voided-by", 28),
            ReportColumn.text("void-reason", 44),
            ReportColumn.text("person-id", 38),
            ReportColumn.text("item-id", 38));

    private static final List<ReportColumn> SUMMARY = List.of(
            ReportColumn.text("department", 28),
            ReportColumn.count("completed"),
            ReportColumn.count("in-progress"),
            ReportColumn.count("not-started"),
            ReportColumn.count("lapsed"),
            ReportColumn.count("assigned"),
            new ReportColumn("share-completed", Kind.PERCENT, 22));

    public CompletionTable(ReportHeading heading, CompletionReport report, ReportWords words) {
        this(heading, report, words, PersonNames.PLAIN);
    }

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
                .map(some -> counts(some.name(), some.completed(), some.inProgress(), some.notStarted(), some.lapsed()))
                .toList();
        List<@Nullable Object> all =
                counts("", totals.completed(), totals.inProgress(), totals.notStarted(), totals.lapsed());
        return new ReportSummary(SUMMARY, groups, all.subList(1, all.size()), List.of(1, 2, 3, 4));
    }

    private @Nullable Object[] values(CompletionRow row) {
        Voiding voided = row.voided();
        return new @Nullable Object[] {
            row.personName(),
            row.departmentName(),
            row.title(),
            words.of("state." + row.state()),
            row.coveredShare(),
            row.completedAt(),
            voided == null ? null : voided.at(),
            voided == null ? null : people.text(voided.by()),
            voided == null ? null : people.text(voided.reason()),
            people.id(row.person()),
            row.media()
        };
    }

    private static List<@Nullable Object> counts(
            String name, long completed, long inProgress, long notStarted, long lapsed) {
        long all = completed + inProgress + notStarted + lapsed;
        return Arrays.asList(
                name, completed, inProgress, notStarted, lapsed, all, all == 0 ? 0.0 : (double) completed / all);
    }
}
