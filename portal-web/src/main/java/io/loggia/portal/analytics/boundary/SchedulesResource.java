package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.report.Cadence;
import io.loggia.analytics.report.Cadence.Rhythm;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.ReportMailings;
import io.loggia.portal.analytics.control.ReportMailings.Logged;
import io.loggia.portal.analytics.control.ReportReaders;
import io.loggia.portal.analytics.control.ReportSchedules;
import io.loggia.portal.analytics.control.ReportSchedules.Plan;
import io.loggia.portal.analytics.control.ReportSchedules.Scheduled;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.mail.control.MailSetup;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Reports that are sent by mail, and what was sent. What a letter tells is its receiver's own, whoever has it sent. */
@Path("reports/schedules")
@RequestScoped
@Requires(Permission.SIGNED_IN)
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {

    @Inject
    private ReportSchedules schedules;

    @Inject
    private ReportMailings mailings;

    @Inject
    private ReportReaders readers;

    @Inject
    private People people;

    @Inject
    private OrganisationCalendar calendar;

    @Inject
    private MailSetup setup;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /**
     * @param zone that hours are of
     * @param sends whether there is a mail server
     * @param toOthers whether the caller may have reports sent to others
     */
    public record ScheduleViews(List<ScheduleView> items, String zone, boolean sends, boolean toOthers) {}

    /**
     * @param day of the week, 1 for Monday, or of the month
     * @param toManagers whether all managers have it, of departments that it tells of
     * @param language of letters to those of whom none is known
     */
    public record ScheduleBody(
            @NotNull Rhythm rhythm,
            @NotNull Integer day,
            @NotNull Integer hour,
            @NotNull ReportFormat format,
            boolean attached,
            boolean toManagers,
            @NotNull @Size(max = 200) List<String> receivers,
            @NotNull @Pattern(regexp = "en|de") String language) {

        Plan toPlan() {
            return new Plan(
                    cadence(),
                    format,
                    attached,
                    toManagers,
                    receivers.stream().map(PersonId::parse).collect(Collectors.toSet()),
                    Locale.forLanguageTag(language));
        }

        private Cadence cadence() {
            try {
                return new Cadence(rhythm, day, hour);
            } catch (IllegalArgumentException e) {
                throw new LoggiaException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Which report is to be sent. */
    public record NewSchedule(
            @NotNull String report, @NotNull @Valid ScheduleBody schedule) {}

    /** @param language which the caller reads the page in; letters to them are written in it from now on */
    @GET
    @Transactional
    public ScheduleViews list(@QueryParam("language") @Nullable @Pattern(regexp = "en|de") String language) {
        Viewer viewer = current.viewer();
        if (language != null) {
            readers.note(viewer.id(), Locale.forLanguageTag(language));
        }
        List<Scheduled> all = schedules.of(viewer);
        Map<PersonId, String> names = people.names(all.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.owner()), one.plan().receivers().stream()))
                .collect(Collectors.toSet()));
        return new ScheduleViews(
                all.stream().map(one -> ScheduleView.of(one, names)).toList(),
                calendar.current().zone().getId(),
                setup.read().sends(),
                ReportSchedules.maySendToOthers(viewer));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ScheduleView.class, responseCode = "201")
    @Transactional
    public Response add(@Valid @NotNull NewSchedule body) {
        Scheduled made = schedules.add(
                current.viewer(), ReportId.parse(body.report()), body.schedule().toPlan());
        audit.byCaller("report.scheduled", subject(made), null, told(made));
        return Response.status(Response.Status.CREATED).entity(toWire(made)).build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ScheduleView change(@PathParam("id") String id, @Valid @NotNull ScheduleBody body) {
        Scheduled before = schedules.require(current.viewer(), ReportId.parse(id));
        Scheduled changed = schedules.change(current.viewer(), before.id(), body.toPlan());
        audit.byCaller("report.scheduled", subject(changed), told(before), told(changed));
        return toWire(changed);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public void remove(@PathParam("id") String id) {
        Scheduled gone = schedules.remove(current.viewer(), ReportId.parse(id));
        audit.byCaller("report.unscheduled", subject(gone), told(gone), null);
    }

    /** Has it sent at once, besides. */
    @POST
    @Path("{id}/send")
    @Transactional
    public void send(@PathParam("id") String id) {
        schedules.sendNow(current.viewer(), ReportId.parse(id));
    }

    /**
     * Letters of what the caller looks after, the latest first.
     *
     * @param schedule the one whose letters are wanted; those of all without
     */
    @GET
    @Path("mailings")
    @Transactional
    public Page<MailingView> sent(
            @QueryParam("schedule") @Nullable String schedule,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Viewer viewer = current.viewer();
        List<Scheduled> wanted =
                schedule == null ? schedules.of(viewer) : List.of(schedules.require(viewer, ReportId.parse(schedule)));
        Map<ReportId, String> reports = wanted.stream().collect(Collectors.toMap(Scheduled::id, Scheduled::name));
        Page<Logged> page = mailings.of(reports.keySet(), cursor, Page.limit(limit));
        Map<PersonId, String> names =
                people.names(page.items().stream().map(Logged::person).collect(Collectors.toSet()));
        return page.map(one -> MailingView.of(one, reports, names));
    }

    /** Has one tried at once that waits for the mail server. */
    @POST
    @Path("mailings/{id}/retry")
    @Transactional
    public void retry(@PathParam("id") String id) {
        UUID mailing = ReportId.parse(id).value();
        Logged logged = mailings.find(mailing)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such letter."));
        schedules.require(current.viewer(), logged.schedule());
        mailings.hurry(mailing);
    }

    private ScheduleView toWire(Scheduled one) {
        return ScheduleView.of(
                one,
                people.names(Stream.concat(Stream.of(one.owner()), one.plan().receivers().stream())
                        .collect(Collectors.toSet())));
    }

    private static Subject subject(Scheduled one) {
        return new Subject("report", one.id().toString(), one.name());
    }

    private static String told(Scheduled one) {
        return ScheduleView.told(one);
    }
}
