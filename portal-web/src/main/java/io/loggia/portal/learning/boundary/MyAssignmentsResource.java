package io.loggia.portal.learning.boundary;

import io.loggia.analytics.assignment.AssignmentState;
import io.loggia.analytics.assignment.Standing;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaSummaries;
import io.loggia.portal.catalog.control.MediaSummary;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Standings;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller is asked to complete: what is due first comes first, what is done last. */
@Path("me/assignments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyAssignmentsResource {

    private static final Comparator<MyAssignment> ORDER = Comparator.comparing(
                    (MyAssignment one) -> one.state() == AssignmentState.COMPLETED)
            .thenComparing(MyAssignment::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(one -> !one.mandatory());

    @Inject
    private Assignments assignments;

    @Inject
    private Standings standings;

    @Inject
    private AudienceMembers members;

    @Inject
    private MediaSummaries summaries;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private CurrentViewer current;

    /**
     * Something asked of the caller.
     *
     * @param due the caller's last day, where there is one
     * @param dueInDays from today where the organisation is; below 0 when it is over
     * @param share watched of what is asked for now
     */
    public record MyAssignment(
            String id,
            MediaSummary media,
            boolean mandatory,
            AssignmentState state,
            @Nullable String due,
            @Nullable Long dueInDays,
            double share,
            @Nullable String completedAt) {}

    /** All of them. */
    public record MyAssignments(List<MyAssignment> items) {}

    /** Items withdrawn from the caller are left out. */
    @GET
    @Requires(Permission.SIGNED_IN)
    public MyAssignments list() {
        Viewer viewer = current.viewer();
        List<GivenAssignment> given = assignments.to(viewer.principals());
        if (given.isEmpty()) {
            return new MyAssignments(List.of());
        }
        Map<MediaId, MediaSummary> visible = summaries.visible(
                viewer, given.stream().map(GivenAssignment::media).distinct().toList());
        Instant placedAt = members.placedAt(viewer.id()).orElse(Instant.EPOCH);
        LocalDate today = calendars.current().day(Instant.now());
        List<MyAssignment> mine = new ArrayList<>();
        for (GivenAssignment assignment : given) {
            MediaSummary media = visible.get(assignment.media());
            if (media != null) {
                mine.add(entry(assignment, media, standings.of(assignment, viewer.id(), placedAt), today));
            }
        }
        mine.sort(ORDER);
        return new MyAssignments(mine);
    }

    private static MyAssignment entry(
            GivenAssignment assignment, MediaSummary media, Standing standing, LocalDate today) {
        LocalDate due = standing.due();
        Instant completedAt = standing.completedAt();
        return new MyAssignment(
                assignment.id().toString(),
                media,
                assignment.terms().mandatory(),
                standing.state(),
                due == null ? null : due.toString(),
                due == null ? null : ChronoUnit.DAYS.between(today, due),
                standing.share(),
                completedAt == null ? null : completedAt.toString());
    }
}
