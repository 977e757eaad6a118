package io.loggia.analytics.export;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A report put together from its parts. */
public record ReportTable(String key, ReportHeading heading, List<ReportColumn> columns, Rows rows)
        implements TabularReport {

    /** Computes the rows, as {@link TabularReport#forEach} has it. */
    @FunctionalInterface
    public interface Rows {
        ReportSummary forEach(Consumer<@Nullable Object[]> rows);
    }

    @Override
    public ReportSummary forEach(Consumer<@Nullable Object[]> receiver) {
        return rows.forEach(receiver);
    }
}
