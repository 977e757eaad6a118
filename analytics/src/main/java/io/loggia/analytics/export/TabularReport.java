package io.loggia.analytics.export;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A report that is a table: it can be written as any {@link ReportFormat}. */
public interface TabularReport {

    /** Names the data's sheet, in {@link ReportWords} under {@code report.}. */
    String key();

    ReportHeading heading();

    List<ReportColumn> columns();

    /**
     * Computes the report. Rows are not held: each is handed out as soon as it is known.
     *
     * @param rows receives each row's values in the order of the columns; it keeps no array, which may be used again
     */
    ReportSummary forEach(Consumer<@Nullable Object[]> rows);
}
