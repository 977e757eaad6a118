package io.loggia.analytics.export;

import java.io.IOException;
import java.io.OutputStream;

/** A kind of file. No text in it is ever taken for a formula, whatever it says. */
public enum ReportFormat {
    /** An Excel workbook (ECMA-376). */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(TabularReport report, ReportWords words, OutputStream out) throws IOException {
            new XlsxReport(words).write(report, out);
        }
    },
    /** Text as spreadsheets of the reader's language expect it. */
    CSV("text/csv; charset=UTF-8") {
        @Override
        public void write(TabularReport report, ReportWords words, OutputStream out) throws IOException {
            new CsvReport(words).write(report, out);
        }
    };

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * Computes the report and writes it, row by row, without a file in between; {@code out} is flushed and left open.
     *
     * @throws IOException when {@code out} fails; what was written so far is then of no use
     */
    public abstract void write(TabularReport report, ReportWords words, OutputStream out) throws IOException;
}
