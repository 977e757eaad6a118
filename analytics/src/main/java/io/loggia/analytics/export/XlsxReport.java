package io.loggia.analytics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.poi.ss.SpreadsheetVersion;

/** An Excel workbook: a cover, the counts by group with a chart, then the rows. */
final class XlsxReport {

    private final ReportWords words;
    private final int maxRows;

    XlsxReport(ReportWords words) {
        this(words, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    XlsxReport(ReportWords words, int maxRows) {
        this.words = words;
        this.maxRows = maxRows;
    }

    void write(TabularReport report, OutputStream out) throws IOException {
        try (StreamedWorkbook workbook = new StreamedWorkbook(out)) {
            WorkbookStyles styles = new WorkbookStyles(workbook.small(), words.locale());
            String name = words.of("report." + report.key());
            DataSheets data = new DataSheets(workbook, styles, words, name, report.columns(), maxRows);
            ReportSummary summary = report.forEach(data::add);
            data.finish();
            new FrontSheets(workbook.small(), styles, words).add(report, summary, data.rows());
            workbook.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
