package io.loggia.analytics.export;

import io.loggia.analytics.export.ReportColumn.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any report as JSON, written row by row; what is counted on the way comes after the rows. Numbers are numbers, shares lie
 * between 0 and 1, lengths are seconds, days are {@code 2026-11-30} and moments ISO 8601 in UTC; what is not known is null.
 *
 * @param mostRows that are written
 * @param mostCounted after so many rows the rest is not looked at, and there is no summary
 * @param forPeople whether values are words of the reader's language, rather than codes
 */
public record JsonReport(ReportWords words, int mostRows, int mostCounted, boolean forPeople) {

    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");
    private static final int PREVIEW_ROWS = 20;
    private static final int PREVIEW_COUNTED = 10_000;

    private static final class Count {
        int rows;
    }

    /** Ends the reading of a report of which enough is known. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super(null, null, false, false);
        }
    }

    /** All of it, for programs. */
    public static JsonReport whole(ReportWords words) {
        return new JsonReport(words, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    }

    /** The first rows, as people read them. */
    public static JsonReport preview(ReportWords words) {
        return new JsonReport(words, PREVIEW_ROWS, PREVIEW_COUNTED, true);
    }

    /** Leaves {@code out} open. */
    public void write(TabularReport report, OutputStream out) throws IOException {
        try (JsonDocument json = new JsonDocument(out)) {
            write(report, json);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(TabularReport report, JsonDocument json) {
        json.object();
        json.name("kind").text(report.key());
        heading(json, report.heading());
        columns(json, report.columns());
        json.name("rows").array();
        Count count = new Count();
        ReportSummary summary = rows(report, json, count);
        json.end();
        json.name("total").number(count.rows);
        json.name("more").truth(summary == null);
        if (summary != null) {
            json.name("summary").object();
            columns(json, summary.columns());
            json.name("groups").array();
            summary.groups().forEach(group -> row(json, summary.columns(), group.toArray()));
            json.end().end();
        }
        json.end();
    }

    private static void heading(JsonDocument json, ReportHeading heading) {
        json.name("title").text(heading.title());
        json.name("generatedAt").text(heading.generatedAt().toString());
        json.name("generatedBy").text(heading.generatedBy());
        json.name("asked").array();
        heading.lines()
                .forEach(line -> json.object()
                        .name("label")
                        .text(line.label())
                        .name("value")
                        .text(line.value())
                        .end());
        json.end();
    }

    /** @return null when there are more rows than are counted */
    private @Nullable ReportSummary rows(TabularReport report, JsonDocument json, Count count) {
        List<ReportColumn> columns = report.columns();
        try {
            return report.forEach(values -> {
                if (count.rows == mostCounted) {
                    throw new EnoughException();
                }
                if (count.rows++ < mostRows) {
                    row(json, columns, values);
                }
            });
        } catch (EnoughException e) {
            return null;
        }
    }

    /** What a column is called in JSON: lengths say that they are seconds. */
    static String name(ReportColumn column) {
        String name =
                NEXT_WORD.matcher(column.key()).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
        return column.kind() == Kind.DURATION ? name + "Seconds" : name;
    }

    private void columns(JsonDocument json, List<ReportColumn> columns) {
        json.name("columns").array();
        columns.forEach(column -> json.object()
                .name("key")
                .text(column.key())
                .name("name")
                .text(name(column))
                .name("title")
                .text(words.title(column))
                .name("kind")
                .text(column.kind().name())
                .end());
        json.end();
    }

    private void row(JsonDocument json, List<ReportColumn> columns, @Nullable Object[] values) {
        json.object();
        for (int i = 0; i < columns.size(); i++) {
            value(json.name(name(columns.get(i))), columns.get(i).kind(), values[i]);
        }
        json.end();
    }

    private void value(JsonDocument json, Kind kind, @Nullable Object value) {
        if (value == null) {
            json.nothing();
            return;
        }
        switch (kind) {
            case COUNT, BYTES -> json.number(((Number) value).longValue());
            case PERCENT -> json.number(((Number) value).doubleValue());
            case DURATION -> json.number(((Duration) value).toMillis() / 1000.0);
            case TEXT -> json.text(value instanceof CodedText coded && !forPeople ? coded.code() : value.toString());
            case DATE, DATE_TIME -> json.text(value.toString());
        }
    }
}
