package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.analytics.control.ReportReaders;
import io.loggia.portal.analytics.control.ReportSchedules;
import io.loggia.portal.analytics.control.ReportSchedules.Scheduled;
import io.loggia.portal.analytics.control.SubscriptionTokens;
import io.loggia.portal.analytics.control.SubscriptionTokens.Subscription;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Letters with reports, ended or taken up again by who holds one: its token says whose they are. */
@Path("reports/subscriptions/{token}")
@RequestScoped
@Requires(Permission.PUBLIC)
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private SubscriptionTokens tokens;

    @Inject
    private ReportSchedules schedules;

    @Inject
    private ReportReaders readers;

    @Inject
    private People people;

    @Inject
    private AuditLog audit;

    /** @param language that these letters are written in */
    public record SubscriptionView(String report, String receiver, boolean wanted, String language) {}

    public record SubscriptionBody(
            @NotNull Boolean wanted,
            @NotNull @Pattern(regexp = "en|de") String language) {}

    @GET
    @Transactional
    public SubscriptionView state(@PathParam("token") String token) {
        Subscription subscription = tokens.verify(token);
        return toWire(subscription, schedules.find(subscription.schedule()).orElseThrow(SubscriptionsResource::gone));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public SubscriptionView change(@PathParam("token") String token, @Valid @NotNull SubscriptionBody body) {
        Subscription subscription = tokens.verify(token);
        Scheduled changed = want(subscription, body.wanted());
        readers.note(subscription.person(), Locale.forLanguageTag(body.language()));
        return toWire(subscription, changed);
    }

    /** Where a mail program's reader comes to who opens the address: looking at it ends nothing. */
    @GET
    @Path("one-click")
    public Response page(@PathParam("token") String token) {
        tokens.verify(token);
        // As it stands: a URI would be taken as one below this API's own address.
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/letters/" + token)
                .build();
    }

    /** What a mail program sends by itself (RFC 8058): its one word is not needed, since a POST alone says it. */
    @POST
    @Path("one-click")
    @Transactional
    public void end(@PathParam("token") String token) {
        want(tokens.verify(token), false);
    }

    private Scheduled want(Subscription subscription, boolean wanted) {
        boolean before = schedules
                .find(subscription.schedule())
                .map(one -> one.isWantedBy(subscription.person()))
                .orElseThrow(SubscriptionsResource::gone);
        Scheduled changed = schedules
                .want(subscription.schedule(), subscription.person(), wanted)
                .orElseThrow(SubscriptionsResource::gone);
        if (before != wanted) {
            audit.byStranger(
                    name(subscription),
                    wanted ? "report.subscribed" : "report.unsubscribed",
                    new Subject("report", changed.id().toString(), changed.name()),
                    null);
        }
        return changed;
    }

    private SubscriptionView toWire(Subscription subscription, Scheduled schedule) {
        Locale language =
                readers.language(subscription.person(), schedule.plan().fallback());
        return new SubscriptionView(
                schedule.name(),
                name(subscription),
                schedule.isWantedBy(subscription.person()),
                ReportWords.of(language, calendars.current().zone()).of("letter.language"));
    }

    private String name(Subscription subscription) {
        return people.names(List.of(subscription.person())).getOrDefault(subscription.person(), "");
    }

    private static LoggiaException gone() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "This report is not sent any more.");
    }
}
