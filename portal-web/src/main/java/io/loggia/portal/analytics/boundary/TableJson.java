package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportColumn.Kind;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any report as JSON, written row by row; what is counted on the way comes after the rows.
 *
 * @param mostRows that are written
 * @param mostCounted after so many rows the rest is not looked at, and there is no summary
 * @param forPeople whether values are words of the reader's language, rather than codes
 */
record TableJson(TabularReport report, ReportWords words, int mostRows, int mostCounted, boolean forPeople)
        implements StreamingOutput {

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

    static TableJson whole(TabularReport report, ReportWords words) {
        return new TableJson(report, words, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    }

    /** The first rows, as people read them. */
    static TableJson preview(TabularReport report, ReportWords words) {
        return new TableJson(report, words, PREVIEW_ROWS, PREVIEW_COUNTED, true);
    }

    @Override
    public void write(OutputStream out) {
        JsonGenerator json = Json.createGenerator(out);
        json.writeStartObject();
        json.write("kind", report.key());
        json.write("generatedAt", report.heading().generatedAt().toString());
        columns(json, "columns", report.columns());
        json.writeStartArray("rows");
        Count count = new Count();
        ReportSummary summary = rows(json, count);
        json.writeEnd();
        json.write("total", count.rows);
        json.write("more", summary == null);
        if (summary != null) {
            summary(json, summary);
        }
        json.writeEnd();
        json.flush();
    }

    /** @return null when there are more rows than are counted */
    private @Nullable ReportSummary rows(JsonGenerator json, Count count) {
        List<ReportColumn> columns = report.columns();
        List<String> names = columns.stream().map(TableJson::name).toList();
        try {
            return report.forEach(values -> {
                if (count.rows == mostCounted) {
                    throw new EnoughException();
                }
                if (count.rows++ < mostRows) {
                    json.writeStartObject();
                    for (int i = 0; i < names.size(); i++) {
                        value(json, names.get(i), columns.get(i).kind(), values[i]);
                    }
                    json.writeEnd();
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

    private void columns(JsonGenerator json, String name, List<ReportColumn> columns) {
        json.writeStartArray(name);
        columns.forEach(column -> json.writeStartObject()
                .write("key", column.key())
                .write("name", name(column))
                .write("title", words.title(column))
                .write("kind", column.kind().name())
                .writeEnd());
        json.writeEnd();
    }

    private void summary(JsonGenerator json, ReportSummary summary) {
        json.writeStartObject("summary");
        columns(json, "columns", summary.columns());
        json.writeStartArray("groups");
        summary.groups().forEach(group -> row(json, summary.columns(), group));
        json.writeEnd();
        json.writeEnd();
    }

    private void row(JsonGenerator json, List<ReportColumn> columns, List<@Nullable Object> values) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            value(json, name(columns.get(i)), columns.get(i).kind(), values.get(i));
        }
        json.writeEnd();
    }

    private void value(JsonGenerator json, String name, Kind kind, @Nullable Object value) {
        if (value == null) {
            json.writeNull(name);
            return;
        }
        switch (kind) {
            case COUNT, BYTES -> json.write(name, ((Number) value).longValue());
            case PERCENT -> json.write(name, ((Number) value).doubleValue());
            case DURATION -> json.write(name, ((Duration) value).toMillis() / 1000.0);
            case TEXT ->
                json.write(name, value instanceof CodedText coded && !forPeople ? coded.code() : value.toString());
            case DATE, DATE_TIME -> json.write(name, value.toString());
        }
    }
}
