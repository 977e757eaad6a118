package io.loggia.analytics.export;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A kind of file. No text in one for spreadsheets is ever taken for a formula, whatever it says. */
public enum ReportFormat {
    /** An Excel workbook (ECMA-376). */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(TabularReport report, ReportWords words, List<Path> fonts, OutputStream out)
                throws IOException {
            new XlsxReport(words).write(report, out);
        }
    },
    /** Text as spreadsheets of the reader's language expect it. */
    CSV("text/csv; charset=UTF-8") {
        @Override
        public void write(TabularReport report, ReportWords words, List<Path> fonts, OutputStream out)
                throws IOException {
            new CsvReport(words).write(report, out);
        }
    },
    /** Pages to print and to file, of reports that are not too long. */
    PDF("application/pdf") {
        @Override
        public void write(TabularReport report, ReportWords words, List<Path> fonts, OutputStream out)
                throws IOException {
            new PdfReport(words, fonts).write(report, out);
        }
    },
    /** Typed values for programs, as {@link JsonReport} has them. */
    JSON("application/json") {
        @Override
        public void write(TabularReport report, ReportWords words, List<Path> fonts, OutputStream out)
                throws IOException {
            JsonReport.whole(words).write(report, out);
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
     * Computes the report and writes it, row by row but for {@link #PDF}, and without a file in between; {@code out} is flushed
     * and left open.
     *
     * @param fonts files of typefaces for what the document's own do not have; only a {@link #PDF} needs any
     * @throws LoggiaException {@link ErrorCode#REPORT_TOO_LONG} for too many rows for a {@link #PDF}, of which nothing is
     *     written then
     * @throws IOException when {@code out} fails; what was written so far is then of no use
     */
    public abstract void write(TabularReport report, ReportWords words, List<Path> fonts, OutputStream out)
            throws IOException;

    /** The same with the document's own typefaces alone. */
    public void write(TabularReport report, ReportWords words, OutputStream out) throws IOException {
        write(report, words, List.of(), out);
    }
}
