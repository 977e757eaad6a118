package io.loggia.analytics.export;

import io.loggia.analytics.report.CompletionReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a completion report as a file. No text in it is ever taken for a formula, whatever it says. */
public interface CompletionExport {

    /**
     * Computes the report and writes it, row by row; {@code out} is flushed and left open.
     *
     * @throws IOException when {@code out} or the temporary folder fails; what was written so far is then of no use
     */
    void write(ReportHeading heading, CompletionReport report, OutputStream out) throws IOException;
}
