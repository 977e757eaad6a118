package io.loggia.portal.audit.boundary;

import io.loggia.analytics.export.CsvDocument;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditTrail;
import io.loggia.portal.audit.control.AuditTrail.Entry;
import io.loggia.portal.audit.control.AuditTrail.Filter;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Path("admin/audit")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final List<String> HEADER = List.of(
            "Time (UTC)",
            "Who",
            "Action",
            "Kind",
            "What",
            "Before",
            "After",
            "Address",
            "Who (id)",
            "What (id)",
            "Entry");

    @Inject
    private AuditTrail trail;

    /** What is asked for. Days are of UTC, and both ends belong to it. */
    public static class Query {
        @QueryParam("actor")
        @Nullable
        String actor;

        @QueryParam("action")
        @Nullable
        String action;

        @QueryParam("subject")
        @Nullable
        String subject;

        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("to")
        @Nullable
        String to;

        Filter filter() {
            LocalDate last = day(to);
            return new Filter(
                    text(actor),
                    text(action),
                    text(subject),
                    start(day(from)),
                    start(last == null ? null : last.plusDays(1)));
        }

        private static @Nullable String text(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }

        private static @Nullable Instant start(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        private static @Nullable LocalDate day(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return WireTime.day(text);
            } catch (DateTimeException e) {
                throw new LoggiaException(ErrorCode.INVALID_REQUEST, "A day is written as 2026-11-22.", e);
            }
        }
    }

    /**
     * One change.
     *
     * @param before what the fields that changed were, as JSON; null for something new
     * @param after what they became, as JSON; null for something removed
     */
    public record AuditRecord(
            String id,
            String at,
            String actor,
            @Nullable String actorId,
            String action,
            String subjectKind,
            @Nullable String subjectId,
            @Nullable String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable String address) {}

    /** Actions that the log knows. */
    public record AuditActions(List<String> items) {}

    @GET
    public Page<AuditRecord> list(
            @BeanParam Query query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return trail.list(query.filter(), cursor, Page.limit(limit)).map(AuditResource::toWire);
    }

    @GET
    @Path("actions")
    public AuditActions actions() {
        return new AuditActions(trail.actions());
    }

    /** The same as a file, whole. */
    @GET
    @Path("export")
    @Produces("text/csv")
    public Response export(@BeanParam Query query) {
        Filter filter = query.filter();
        StreamingOutput body = out -> {
            try (CsvDocument csv = new CsvDocument(out)) {
                csv.line(HEADER);
                trail.forEach(filter, entry -> csv.line(cells(entry)));
            }
        };
        return Response.ok(body, "text/csv; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-" + LocalDate.now(ZoneOffset.UTC) + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static List<String> cells(Entry entry) {
        return List.of(
                entry.at().toString(),
                entry.actor(),
                entry.action(),
                entry.subjectKind(),
                orEmpty(entry.subject()),
                orEmpty(entry.before()),
                orEmpty(entry.after()),
                orEmpty(entry.address()),
                orEmpty(entry.actorId()),
                orEmpty(entry.subjectId()),
                entry.id().toString());
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static AuditRecord toWire(Entry entry) {
        return new AuditRecord(
                entry.id().toString(),
                entry.at().toString(),
                entry.actor(),
                text(entry.actorId()),
                entry.action(),
                entry.subjectKind(),
                entry.subjectId(),
                entry.subject(),
                entry.before(),
                entry.after(),
                entry.address());
    }
}
