package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.ReportAsk;
import io.loggia.portal.analytics.control.ReportDesk;
import io.loggia.portal.analytics.control.ReportFiles;
import io.loggia.portal.analytics.control.ReportFiles.Kept;
import io.loggia.portal.analytics.control.ReportFolder;
import io.loggia.portal.analytics.control.ReportQueue;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Reports that are made in the background for the caller, and kept for a while. */
@Path("reports/files")
@RequestScoped
@Requires(Permission.SIGNED_IN)
@Produces(MediaType.APPLICATION_JSON)
public class ReportFilesResource {

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ReportFiles files;

    @Inject
    private ReportFileStart starts;

    @Inject
    private ReportFolder folder;

    @Inject
    private ReportDesk desk;

    @Inject
    private ReportQueue queue;

    @Inject
    private ReportReadings readings;

    @Inject
    private CurrentViewer current;

    @Context
    private HttpHeaders headers;

    /** What is to be made. */
    public record FileBody(
            @NotNull @Valid AskBody asked,
            @NotNull ReportFormat format,
            @Nullable @Size(max = 35) String language) {}

    /**
     * A report in the making, or made.
     *
     * @param rows written so far
     * @param reason why it failed
     * @param expiresAt when it goes by itself; null while it is being made
     * @param seen whether the caller has been shown that it ended, or nothing is to be shown yet
     */
    public record FileView(
            String id,
            String title,
            ReportFormat format,
            String state,
            long rows,
            long bytes,
            @Nullable String reason,
            String askedAt,
            @Nullable String expiresAt,
            boolean seen) {}

    /** Files whose end was shown. */
    public record SeenBody(@NotNull @Size(max = 500) List<@NotNull String> ids) {}

    public record FileViews(List<FileView> items) {}

    /** The caller's own, the latest first. */
    @GET
    @Transactional
    public FileViews list() {
        return new FileViews(files.of(current.viewer()).stream()
                .map(ReportFilesResource::toWire)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = FileView.class, responseCode = "202")
    public Response make(@Valid @NotNull FileBody body) {
        String language = body.language();
        Locale locale =
                language == null ? headers.getAcceptableLanguages().getFirst() : Locale.forLanguageTag(language);
        Kept report = starts.add(current.viewer(), body.asked().toAsk(), body.format(), locale);
        queue.wake();
        return Response.accepted(toWire(report)).build();
    }

    /** Those of these that have ended are known to the caller from now on; others, and other people's, stay as they are. */
    @POST
    @Path("seen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void see(@Valid @NotNull SeenBody body) {
        files.see(current.viewer(), body.ids().stream().map(ReportId::parse).toList());
    }

    @POST
    @Path("{id}/cancel")
    @Transactional
    public FileView cancel(@PathParam("id") String id) {
        return toWire(files.cancel(current.viewer(), ReportId.parse(id)));
    }

    @POST
    @Path("{id}/retry")
    public FileView retry(@PathParam("id") String id) {
        Kept report = starts.retry(current.viewer(), ReportId.parse(id));
        queue.wake();
        return toWire(report);
    }

    /** The file, or the part of it that is asked for, so that a download that broke off can go on. */
    @GET
    @Path("{id}/content")
    @Produces({
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv",
        "application/pdf",
        "application/json",
        "application/problem+json"
    })
    @Transactional
    public Response content(@PathParam("id") String id) {
        Viewer viewer = current.viewer();
        Kept report = files.find(viewer, ReportId.parse(id));
        ReportAsk ask = report.asked().on(LocalDate.now(calendars.current().zone()));
        if (!report.isDone()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "This report is not made yet.");
        }
        if (!desk.scope(ask, viewer).equals(report.scope())) {
            throw new LoggiaException(
                    ErrorCode.FORBIDDEN,
                    "What you may be told has changed since this report was made. Have it made once more.");
        }
        readings.note(ask, report.format().name().toLowerCase(Locale.ROOT));
        return ReportContent.answer(report, folder.file(report.id()), headers);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public void remove(@PathParam("id") String id) {
        ReportId report = ReportId.parse(id);
        files.remove(current.viewer(), report);
        folder.remove(report);
    }

    private static FileView toWire(Kept report) {
        return new FileView(
                report.id().toString(),
                report.title(),
                report.format(),
                report.state().name(),
                report.rows(),
                report.bytes(),
                report.reason(),
                report.askedAt().toString(),
                report.expiresAt() == null ? null : report.expiresAt().toString(),
                report.seen());
    }
}
