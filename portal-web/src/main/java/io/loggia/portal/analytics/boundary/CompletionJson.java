package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.CompletionGroup;
import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.CompletionRow;
import io.loggia.analytics.report.CompletionTotals;
import io.loggia.analytics.report.CompletionTotals.GroupTotals;
import io.loggia.analytics.report.PersonNames;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.report.Voiding;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A completion report as JSON, written row by row; what is counted on the way comes after the rows. Where one department
 * alone was asked for, it stands by itself as well, as pages and scripts have read it since the first version.
 *
 * @param by what the rows come in order of, and are counted by beside departments; null for people
 */
record CompletionJson(
        List<DepartmentNode> departments,
        ReportPeriod period,
        Instant generatedAt,
        CompletionReport report,
        PersonNames people,
        @Nullable CompletionGroup by,
        Predicate<CompletionRow> wanted)
        implements StreamingOutput {

    @Override
    public void write(OutputStream out) {
        JsonGenerator json = Json.createGenerator(out);
        json.writeStartObject();
        if (departments.size() == 1) {
            DepartmentNode only = departments.getFirst();
            ref(json, "department", only.id(), only.name());
        }
        json.writeStartArray("departments");
        departments.forEach(one -> json.writeStartObject()
                .write("id", one.id().toString())
                .write("name", one.name())
                .writeEnd());
        json.writeEnd();
        text(json, "from", period.from());
        text(json, "to", period.to());
        json.write("generatedAt", generatedAt.toString());
        json.writeStartArray("rows");
        CompletionTotals totals = new CompletionTotals(CompletionGroup.DEPARTMENT);
        Consumer<CompletionRow> rows = row -> {
            totals.count(row);
            write(json, row);
        };
        CompletionTotals groups = null;
        if (by == null) {
            report.forEach(row -> {
                if (wanted.test(row)) {
                    rows.accept(row);
                }
            });
        } else {
            groups = report.forEach(by, wanted, rows);
        }
        json.writeEnd();
        json.writeStartObject("summary")
                .write("assigned", totals.assigned())
                .write("completed", totals.completed())
                .write("completedBefore", totals.completedBefore())
                .write("inProgress", totals.inProgress())
                .write("notStarted", totals.notStarted())
                .write("lapsed", totals.lapsed())
                .writeEnd();
        json.writeStartArray("byDepartment");
        totals.groups().forEach(some -> write(json, "department", some));
        json.writeEnd();
        if (groups != null) {
            json.writeStartArray("byGroup");
            groups.groups().forEach(some -> write(json, "group", some));
            json.writeEnd();
        }
        json.writeEnd();
        json.flush();
    }

    private void write(JsonGenerator json, CompletionRow row) {
        json.writeStartObject()
                .write("personId", people.id(row.person()))
                .write("person", row.personName())
                .write("departmentId", row.department().toString())
                .write("department", row.departmentName())
                .write("mediaId", row.media().toString())
                .write("title", row.title())
                .write("state", row.state().name())
                .write("coveredShare", row.coveredShare());
        text(json, "completedAt", row.completedAt());
        Voiding voided = row.voided();
        if (voided == null) {
            json.writeNull("voided");
        } else {
            json.writeStartObject("voided")
                    .write("at", voided.at().toString())
                    .write("by", Objects.requireNonNullElse(people.text(voided.by()), ""))
                    .write("reason", Objects.requireNonNullElse(people.text(voided.reason()), ""))
                    .writeEnd();
        }
        json.writeEnd();
    }

    private static void write(JsonGenerator json, String of, GroupTotals totals) {
        json.writeStartObject();
        ref(json, of, totals.of(), totals.name());
        json.write("completed", totals.completed())
                .write("completedBefore", totals.completedBefore())
                .write("inProgress", totals.inProgress())
                .write("notStarted", totals.notStarted())
                .write("lapsed", totals.lapsed())
                .writeEnd();
    }

    private static void ref(JsonGenerator json, String key, Object id, String name) {
        json.writeStartObject(key)
                .write("id", id.toString())
                .write("name", name)
                .writeEnd();
    }

    private static void text(JsonGenerator json, String key, @Nullable Object value) {
        if (value == null) {
            json.writeNull(key);
        } else {
            json.write(key, value.toString());
        }
    }
}
