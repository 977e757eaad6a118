package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportHeading;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.TabularReport;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A report that knows how many rows went by, and says so after each. */
final class CountedReport implements TabularReport {

    private final TabularReport report;
    private final LongConsumer told;
    private long rows;

    CountedReport(TabularReport report) {
        this(report, rows -> {});
    }

    /** @param told how many rows went by; what it throws breaks the report off */
    CountedReport(TabularReport report, LongConsumer told) {
        this.report = report;
        this.told = told;
    }

    long rows() {
        return rows;
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
        return report.columns();
    }

    @Override
    public ReportSummary forEach(Consumer<@Nullable Object[]> receiver) {
        rows = 0;
        return report.forEach(values -> {
            receiver.accept(values);
            rows++;
            told.accept(rows);
        });
    }
}
