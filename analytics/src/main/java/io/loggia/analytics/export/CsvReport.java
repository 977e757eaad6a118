package io.loggia.analytics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of a report as text, under a header. */
final class CsvReport {

    private final ReportWords words;
    private final DateTimeFormatter moments;

    CsvReport(ReportWords words) {
        this.words = words;
        moments = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(words.zone());
    }

    void write(TabularReport report, OutputStream out) throws IOException {
        List<ReportColumn> columns = report.columns();
        try (CsvDocument csv = new CsvDocument(out, words.separator())) {
            csv.line(columns.stream().map(words::title).toList());
            report.forEach(values -> csv.line(cells(columns, values)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> cells(List<ReportColumn> columns, @Nullable Object[] values) {
        List<String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Object value = values[i];
            cells.add(value == null ? "" : text(columns.get(i).kind(), value));
        }
        return cells;
    }

    private String text(ReportColumn.Kind kind, Object value) {
        return switch (kind) {
            case TEXT, DATE -> value.toString();
            case COUNT, BYTES -> Long.toString(((Number) value).longValue());
            case PERCENT ->
                String.format(Locale.ROOT, "%.4f", ((Number) value).doubleValue())
                        .replace('.', words.decimalPoint());
            case DURATION -> clock((Duration) value);
            case DATE_TIME -> moments.format(((Instant) value).truncatedTo(ChronoUnit.SECONDS));
        };
    }

    private static String clock(Duration length) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }
}
