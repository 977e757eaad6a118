package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.export.JsonReport;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.CompletionReports;
import io.loggia.portal.analytics.control.NamedDepartments;
import io.loggia.portal.analytics.control.ReportAsk;
import io.loggia.portal.analytics.control.ReportDesk;
import io.loggia.portal.analytics.control.ReportFilter;
import io.loggia.portal.analytics.control.ReportFonts;
import io.loggia.portal.analytics.control.ReportOffers;
import io.loggia.portal.analytics.control.ReportOffers.Group;
import io.loggia.portal.analytics.control.ReportOffers.Offer;
import io.loggia.portal.analytics.control.ReportPseudonyms;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports, each kept to what its reader may be told; departments that one does not manage do not exist. */
@Path("reports")
@RequestScoped
public class ReportsResource {

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ReportDesk desk;

    @Inject
    private ReportOffers offers;

    @Inject
    private NamedDepartments namedDepartments;

    @Inject
    private ReportPseudonyms pseudonyms;

    @Inject
    private CompletionReports completions;

    @Inject
    private ReportReadings readings;

    @Inject
    private Departments departments;

    @Inject
    private ReportFonts fonts;

    @Inject
    private Privacy privacy;

    @Inject
    private CurrentViewer current;

    @Context
    private HttpHeaders headers;

    /** A department that can be reported on; {@code people} counts those directly in it. */
    public record ReportDepartment(
            String id, String name, @Nullable String parentId, long people) {}

    /** The departments that can be reported on. */
    public record ReportDepartments(List<ReportDepartment> items) {}

    /**
     * A kind of report that the caller may ask for.
     *
     * @param departmentNeeded whether a department has to be named
     * @param hasPeople whether it names people
     * @param pseudonymsOnly whether it names them to the caller by pseudonyms, whatever is asked
     * @param rowPerGroup whether a row stands for one of the group; else rows come in order of their groups
     * @param groups what rows can be grouped by; one without a name where there is no choice
     * @param filters what rows can be kept to
     */
    public record KindView(
            String kind,
            String title,
            boolean departmentNeeded,
            boolean hasPeriod,
            boolean hasItems,
            boolean hasPeople,
            boolean pseudonymsOnly,
            boolean rowPerGroup,
            List<GroupView> groups,
            List<FilterView> filters) {}

    /**
     * What rows can be kept to: an address says {@code filter=name:code}.
     *
     * @param people whether codes are ids of people, of whom none is offered: {@code /reports/people} finds them
     * @param revealing whether it is not for a report that calls people by pseudonyms
     */
    public record FilterView(String name, String title, List<OptionView> options, boolean people, boolean revealing) {}

    public record OptionView(String code, String title) {}

    public record GroupView(@Nullable String name, @Nullable String title, List<ColumnView> columns) {}

    public record ColumnView(String key, String title) {}

    public record KindViews(List<KindView> items) {}

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

    /** What the caller may ask for, in words of their language. */
    @GET
    @Path("kinds")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SIGNED_IN)
    public KindViews kinds(@QueryParam("language") @Nullable String language) {
        ReportWords words = words(language);
        boolean pseudonyms = privacy.wantsPseudonymsFor(current.viewer());
        return new KindViews(offers.to(current.viewer()).stream()
                .map(offer -> toWire(offer, pseudonyms, offers.filters(offer.kind(), words, current.viewer()), words))
                .toList());
    }

    /** Who of the departments has completed what in the period, as JSON or as a file. */
    @GET
    @Path("completion")
    @Requires(Permission.REPORT_DEPARTMENT)
    public Response completion(@BeanParam ReportQuery query) {
        ReportAsk ask = query.ask(ReportKind.COMPLETION);
        if (!query.format.equalsIgnoreCase("json")) {
            return answer(ask, query);
        }
        // What pages and scripts have read since the first version, which is more than a table.
        desk.require(ask, current.viewer());
        desk.requireFilters(ask, current.viewer());
        List<DepartmentNode> named = namedDepartments.of(ask.departments(), current.viewer());
        PersonNames people = pseudonyms.names(ask, current.viewer());
        readings.note(ask, "json");
        return ReportAnswers.json(new CompletionJson(
                named,
                ask.period(),
                Instant.now(),
                completions.of(
                        named.stream().map(DepartmentNode::id).toList(),
                        ask.period(),
                        ask.media(),
                        ask.filters(),
                        people),
                people,
                CompletionReports.group(ask),
                CompletionReports.wanted(ask.filters())));
    }

    /** Any other report, as JSON, as a file, or with its first rows alone as a preview. */
    @GET
    @Path("{kind}")
    @Requires(Permission.SIGNED_IN)
    public Response report(@PathParam("kind") String kind, @BeanParam ReportQuery query) {
        return answer(query.ask(ReportKind.of(kind)), query);
    }

    private Response answer(ReportAsk ask, ReportQuery query) {
        Viewer viewer = current.viewer();
        ReportWords words = words(query.language);
        TabularReport report = desk.open(ask, viewer, words);
        desk.requireFilters(ask, viewer);
        String about = namedDepartments.called(ask.departments(), viewer);
        String format = query.format.toLowerCase(Locale.ROOT);
        Response answer = switch (format) {
            case "json" -> ReportAnswers.json(out -> JsonReport.whole(words).write(report, out));
            case "preview" ->
                ReportAnswers.json(out -> JsonReport.preview(words).write(report, out));
            case "csv" -> ReportAnswers.file(ReportFormat.CSV, report, words, about);
            case "xlsx" -> ReportAnswers.file(ReportFormat.XLSX, report, words, about);
            case "pdf" -> ReportAnswers.whole(ReportFormat.PDF, report, words, fonts.files(), about);
            default ->
                throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The format is json, preview, xlsx, csv or pdf.");
        };
        readings.note(ask, format);
        return answer;
    }

    private ReportWords words(@Nullable String language) {
        return ReportWords.of(
                language == null ? headers.getAcceptableLanguages().getFirst() : Locale.forLanguageTag(language),
                calendars.current().zone());
    }

    private static boolean mayReport(Viewer viewer, DepartmentId department) {
        return AccessPolicy.decideReport(viewer, department) == Decision.ALLOWED;
    }

    private static KindView toWire(Offer offer, boolean pseudonyms, List<ReportFilter> filters, ReportWords words) {
        return new KindView(
                offer.kind().key(),
                words.of("report." + offer.kind().key()),
                offer.departmentNeeded(),
                offer.hasPeriod(),
                offer.hasItems(),
                offer.hasPeople(),
                offer.hasPeople() && pseudonyms,
                offer.hasRowPerGroup(),
                offer.groups().stream().map(group -> toWire(group, words)).toList(),
                filters.stream().map(ReportsResource::toWire).toList());
    }

    private static FilterView toWire(ReportFilter filter) {
        return new FilterView(
                filter.name(),
                filter.title(),
                filter.options().stream()
                        .map(option -> new OptionView(option.code(), option.title()))
                        .toList(),
                filter.isOfPeople(),
                filter.isRevealing());
    }

    private static GroupView toWire(Group group, ReportWords words) {
        boolean named = !group.name().isEmpty();
        return new GroupView(
                named ? group.name() : null,
                named ? words.of("group." + group.name()) : null,
                group.columns().stream()
                        .map((ReportColumn column) -> new ColumnView(column.key(), words.title(column)))
                        .toList());
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
