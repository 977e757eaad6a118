package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.CompletionTable;
import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.export.ReportHeading;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.CompletionReports;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.AttachmentName;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports on the departments that the caller manages; to them, others do not exist. */
@Path("reports")
@RequestScoped
public class ReportsResource {

    @Inject
    private CompletionReports reports;

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private CurrentViewer current;

    @Context
    private HttpHeaders headers;

    /** What is asked for. */
    public static class Query {
        @QueryParam("department")
        @Nullable
        String department;

        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("to")
        @Nullable
        String to;

        @QueryParam("media")
        @Nullable
        List<String> media;

        @QueryParam("format")
        @DefaultValue("json")
        String format = "";

        /** Of a file's words (BCP 47); without it, what the browser asks for. */
        @QueryParam("language")
        @Nullable
        String language;
    }

    /** A department that can be reported on; {@code people} counts those directly in it. */
    public record ReportDepartment(
            String id, String name, @Nullable String parentId, long people) {}

    /** The departments that can be reported on. */
    public record ReportDepartments(List<ReportDepartment> items) {}

    /** Flat; a parent outside of the caller's reach is named by no entry, so that theirs become the roots. */
    @GET
    @Path("departments")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.REPORT_DEPARTMENT)
    public ReportDepartments departments() {
        List<DepartmentNode> reportable = departments.all().stream()
                .filter(node -> mayReport(current.viewer(), node.id()))
                .toList();
        Set<DepartmentId> ids = reportable.stream().map(DepartmentNode::id).collect(Collectors.toSet());
        return new ReportDepartments(
                reportable.stream().map(node -> toWire(node, ids)).toList());
    }

    /** Who of the department has completed what in the period, as JSON or as a file. */
    @GET
    @Path("completion")
    @Requires(Permission.REPORT_DEPARTMENT)
    public Response completion(@BeanParam Query query) {
        DepartmentNode department = department(query.department);
        ReportPeriod period = new ReportPeriod(ReportDay.parse(query.from), ReportDay.parse(query.to));
        Set<MediaId> only = query.media == null
                ? Set.of()
                : query.media.stream().map(MediaId::parse).collect(Collectors.toSet());
        CompletionReport report = reports.of(department.id(), period, only);
        Instant now = Instant.now();
        return switch (query.format.toLowerCase(Locale.ROOT)) {
            case "json" -> json(new CompletionJson(department, period, now, report));
            case "csv" -> file(ReportFormat.CSV, words(query), department, period, report);
            case "xlsx" -> file(ReportFormat.XLSX, words(query), department, period, report);
            default -> throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The format is json, xlsx or csv.");
        };
    }

    private ReportWords words(Query query) {
        return ReportWords.of(
                query.language == null
                        ? headers.getAcceptableLanguages().getFirst()
                        : Locale.forLanguageTag(query.language));
    }

    private DepartmentNode department(@Nullable String id) {
        if (id == null) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Name a department.");
        }
        DepartmentId wanted = DepartmentId.parse(id);
        return departments.all().stream()
                .filter(node -> node.id().equals(wanted) && mayReport(current.viewer(), wanted))
                .findFirst()
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.NOT_FOUND, "There is no such department, or you may not report on it."));
    }

    private static boolean mayReport(Viewer viewer, DepartmentId department) {
        return AccessPolicy.decideReport(viewer, department) == Decision.ALLOWED;
    }

    private static Response json(StreamingOutput body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response file(
            ReportFormat format,
            ReportWords words,
            DepartmentNode department,
            ReportPeriod period,
            CompletionReport report) {
        PersonId reader = current.viewer().id();
        ReportHeading heading = new ReportHeading(
                words.of("title.completion"),
                people.names(Set.of(reader)).getOrDefault(reader, reader.toString()),
                Instant.now(),
                List.of(
                        new ReportHeading.Line(words.of("department"), department.name()),
                        new ReportHeading.Line(words.of("period"), words.period(period))));
        TabularReport table = new CompletionTable(heading, report, words);
        String name = AttachmentName.of(
                words.of("report.completion") + " " + department.name() + " "
                        + LocalDate.ofInstant(heading.generatedAt(), ZoneOffset.UTC),
                format.name().toLowerCase(Locale.ROOT));
        StreamingOutput body = out -> format.write(table, words, out);
        return Response.ok(body, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static ReportDepartment toWire(DepartmentNode node, Set<DepartmentId> reportable) {
        DepartmentId parent = node.parentId();
        return new ReportDepartment(
                node.id().toString(),
                node.name(),
                parent == null || !reportable.contains(parent) ? null : parent.toString(),
                node.people());
    }
}
