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
 * @param mostRows that are written; all are counted
 * @param forPeople whether values are words of the reader's language, rather than codes
 */
record TableJson(TabularReport report, ReportWords words, int mostRows, boolean forPeople) implements StreamingOutput {

    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    /** How many rows there are, and how many of them were written. */
    private static final class Count {
        int rows;
    }

    @Override
    public void write(OutputStream out) {
        List<ReportColumn> columns = report.columns();
        List<String> names = columns.stream().map(TableJson::name).toList();
        JsonGenerator json = Json.createGenerator(out);
        json.writeStartObject();
        json.write("kind", report.key());
        json.write("generatedAt", report.heading().generatedAt().toString());
        columns(json, "columns", columns);
        json.writeStartArray("rows");
        Count count = new Count();
        ReportSummary summary = report.forEach(values -> {
            if (count.rows++ < mostRows) {
                json.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                    value(json, names.get(i), columns.get(i).kind(), values[i]);
                }
                json.writeEnd();
            }
        });
        json.writeEnd();
        json.write("total", count.rows);
        summary(json, summary);
        json.writeEnd();
        json.flush();
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
