package io.loggia.analytics.export;

import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.CompletionRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it, in UTF-8 with the byte order mark without which Excel would guess another encoding. */
public final class CompletionCsv implements CompletionExport {

    private static final String HEADER =
            "\"Person\",\"Department\",\"Item\",\"State\",\"Share watched\",\"Completed (UTC)\",\"Person id\",\"Item id\"\r\n";

    @Override
    public void write(ReportHeading heading, CompletionReport report, OutputStream out) throws IOException {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoder), 1 << 16);
        writer.write('\uFEFF');
        writer.write(HEADER);
        try {
            report.forEach(row -> write(row, writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void write(CompletionRow row, Writer writer) {
        String line = String.join(
                ",",
                CsvText.of(row.personName()),
                CsvText.of(row.departmentName()),
                CsvText.of(row.title()),
                row.state().name(),
                String.format(Locale.ROOT, "%.4f", row.coveredShare()),
                time(row.completedAt()),
                row.person().toString(),
                row.media().toString());
        try {
            writer.write(line);
            writer.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
