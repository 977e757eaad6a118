package io.loggia.portal.analytics.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.analytics.control.ReportAsk;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Who looked at other people's viewing. */
@ApplicationScoped
public class ReportReadings {

    private static final Set<ReportKind> OF_PEOPLE =
            Set.of(ReportKind.COMPLETION, ReportKind.COMPLETION_RECORDS, ReportKind.OVERDUE, ReportKind.VIEWING);

    @Inject
    private AuditLog audit;

    /** Notes that the caller is told this, where it tells of people. */
    @Transactional
    public void note(ReportAsk ask, String format) {
        if (OF_PEOPLE.contains(ask.kind())) {
            audit.byCaller("report.read", new Subject("report", null, ask.kind().key()), null, told(ask, format));
        }
    }

    private static String told(ReportAsk ask, String format) {
        JsonObjectBuilder told = Json.createObjectBuilder();
        if (ask.departments().size() == 1) {
            told.add("department", ask.departments().iterator().next().toString());
        } else if (!ask.departments().isEmpty()) {
            told.add(
                    "departments",
                    Json.createArrayBuilder(ask.departments().stream()
                            .map(DepartmentId::toString)
                            .sorted()
                            .toList()));
        }
        if (ask.period().from() != null) {
            told.add("from", ask.period().from().toString());
        }
        if (ask.period().to() != null) {
            told.add("to", ask.period().to().toString());
        }
        if (ask.group() != null) {
            told.add("group", ask.group());
        }
        if (!ask.media().isEmpty()) {
            told.add(
                    "media",
                    Json.createArrayBuilder(
                            ask.media().stream().map(MediaId::toString).sorted().toList()));
        }
        if (!ask.filters().isEmpty()) {
            told.add("filters", Json.createArrayBuilder(ask.filters().texts()));
        }
        if (ask.pseudonyms()) {
            told.add("pseudonyms", true);
        }
        return told.add("format", format).build().toString();
    }
}
