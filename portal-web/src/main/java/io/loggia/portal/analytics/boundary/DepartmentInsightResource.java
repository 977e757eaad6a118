package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.portal.analytics.control.AssignmentInsights;
import io.loggia.portal.analytics.control.AssignmentInsights.Assigned;
import io.loggia.portal.analytics.control.DepartmentInsights;
import io.loggia.portal.analytics.control.DepartmentInsights.DepartmentInsight;
import io.loggia.portal.analytics.control.DepartmentInsights.Unwatched;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a department watched, or several together, for their managers and for those who look after learning; for others
 * there is none.
 */
@Path("analytics/departments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DepartmentInsightResource {

    @Inject
    private DepartmentInsights insights;

    @Inject
    private AssignmentInsights assignments;

    @Inject
    private CurrentViewer current;

    /** A department whose figures may be seen; {@code people} counts those directly in it. */
    public record FiguresDepartment(
            String id, String name, @Nullable String parentId, long people) {}

    public record FiguresDepartments(List<FiguresDepartment> items) {}

    public record DepartmentFiguresView(Ref department, FiguresView figures) {}

    /** @param departments those that were named, less those below another of them */
    public record TogetherView(List<Ref> departments, FiguresView figures) {}

    public record UnwatchedItem(
            String id, String title, @Nullable String publishedAt) {}

    /**
     * @param tooFew whether nothing can be told, since few people watched
     * @param items the newest of them, as far as the caller may know of them
     */
    public record UnwatchedItems(boolean tooFew, List<UnwatchedItem> items, int count) {}

    /**
     * How far the departments are with an assignment.
     *
     * @param people of whom it is asked
     * @param due the last day of the round that is on
     */
    public record AssignedItem(
            String id,
            Ref media,
            boolean mandatory,
            @Nullable String due,
            long people,
            long completed,
            long inProgress,
            long overdue) {}

    public record AssignedItems(List<AssignedItem> items) {}

    /** Flat; a parent outside of the caller's reach is named by no entry. */
    @GET
    @Requires(Permission.REPORT_DEPARTMENT)
    public FiguresDepartments departments() {
        List<DepartmentNode> visible = insights.visible(current.viewer());
        Set<DepartmentId> ids = visible.stream().map(DepartmentNode::id).collect(Collectors.toSet());
        return new FiguresDepartments(
                visible.stream().map(node -> view(node, ids)).toList());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.REPORT_DEPARTMENT)
    @Transactional
    public DepartmentFiguresView department(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        DepartmentInsight insight = insights.of(current.viewer(), Set.of(DepartmentId.parse(id)), period(from, to));
        return new DepartmentFiguresView(refs(insight).getFirst(), FiguresView.of(insight.insight()));
    }

    /** Of several departments, each with all below it, in which a person counts once. */
    @GET
    @Path("together")
    @Requires(Permission.REPORT_DEPARTMENT)
    @Transactional
    public TogetherView together(
            @QueryParam("department") @Nullable List<String> departments,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        DepartmentInsight insight = insights.of(current.viewer(), DepartmentQuery.parse(departments), period(from, to));
        return new TogetherView(refs(insight), FiguresView.of(insight.insight()));
    }

    /** What is published to the department and was watched by nobody there. */
    @GET
    @Path("{id}/unwatched")
    @Requires(Permission.REPORT_DEPARTMENT)
    @Transactional
    public UnwatchedItems unwatched(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return view(insights.unwatched(current.viewer(), Set.of(DepartmentId.parse(id)), period(from, to)));
    }

    /** What is published to any of the departments and was watched by nobody in them. */
    @GET
    @Path("together/unwatched")
    @Requires(Permission.REPORT_DEPARTMENT)
    @Transactional
    public UnwatchedItems unwatchedTogether(
            @QueryParam("department") @Nullable List<String> departments,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return view(insights.unwatched(current.viewer(), DepartmentQuery.parse(departments), period(from, to)));
    }

    private static UnwatchedItems view(Unwatched unwatched) {
        return new UnwatchedItems(
                unwatched.tooFew(),
                unwatched.items().stream()
                        .map(item -> new UnwatchedItem(item.id().toString(), item.title(), text(item.publishedAt())))
                        .toList(),
                unwatched.count());
    }

    /** What is assigned to people of the department, as things stand. */
    @GET
    @Path("{id}/assignments")
    @Requires(Permission.REPORT_DEPARTMENT)
    public AssignedItems assignments(@PathParam("id") String id) {
        return assigned(Set.of(DepartmentId.parse(id)));
    }

    /** What is assigned to people of the departments, as things stand. */
    @GET
    @Path("together/assignments")
    @Requires(Permission.REPORT_DEPARTMENT)
    public AssignedItems assignmentsTogether(@QueryParam("department") @Nullable List<String> departments) {
        return assigned(DepartmentQuery.parse(departments));
    }

    private AssignedItems assigned(Set<DepartmentId> departments) {
        Set<DepartmentId> roots = insights.require(current.viewer(), departments);
        return new AssignedItems(assignments.of(roots).stream()
                .map(DepartmentInsightResource::view)
                .toList());
    }

    private static List<Ref> refs(DepartmentInsight insight) {
        return insight.departments().stream()
                .map(one -> new Ref(one.id().toString(), one.name()))
                .toList();
    }

    private static AssignedItem view(Assigned one) {
        LocalDate due = one.due();
        return new AssignedItem(
                one.id().toString(),
                new Ref(one.media().toString(), one.title()),
                one.mandatory(),
                due == null ? null : due.toString(),
                one.tally().people() - one.tally().shutOut(),
                one.tally().completed(),
                one.tally().inProgress(),
                one.tally().overdue());
    }

    private static ReportPeriod period(@Nullable String from, @Nullable String to) {
        return new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static FiguresDepartment view(DepartmentNode node, Set<DepartmentId> visible) {
        DepartmentId parent = node.parentId();
        return new FiguresDepartment(
                node.id().toString(),
                node.name(),
                parent == null || !visible.contains(parent) ? null : parent.toString(),
                node.people());
    }
}
