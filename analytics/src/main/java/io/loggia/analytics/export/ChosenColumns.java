package io.loggia.analytics.export;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A report with some of its columns, in an order of one's own. */
public final class ChosenColumns implements TabularReport {

    private final TabularReport report;
    private final List<ReportColumn> columns;
    private final int[] places;

    private ChosenColumns(TabularReport report, List<ReportColumn> columns) {
        this.report = report;
        this.columns = columns;
        this.places = columns.stream()
                .mapToInt(column -> report.columns().indexOf(column))
                .toArray();
    }

    /**
     * The report less the columns that are not named.
     *
     * @param keys none leaves the report as it is
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for a column that the report does not have
     */
    public static TabularReport of(TabularReport report, List<String> keys) {
        return keys.isEmpty()
                ? report
                : new ChosenColumns(
                        report,
                        keys.stream()
                                .distinct()
                                .map(key -> column(report.columns(), key))
                                .toList());
    }

    private static ReportColumn column(List<ReportColumn> columns, String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.INVALID_REQUEST, "This report has no column of that name. Ask /reports/kinds."));
    }

    @Override
    public String key() {
        return report.key();
    }

    @Override
    public ReportHeading heading() {
        return report.heading();
    }

    @Override
    public List<ReportColumn> columns() {
        return columns;
    }

    @Override
    public ReportSummary forEach(Consumer<@Nullable Object[]> rows) {
        @Nullable Object[] chosen = new @Nullable Object[places.length];
        return report.forEach(values -> {
            for (int i = 0; i < places.length; i++) {
                chosen[i] = values[places[i]];
            }
            rows.accept(chosen);
        });
    }
}
