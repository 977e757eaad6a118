package io.loggia.portal.analytics.control;

import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.domain.AssignmentId;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Standings;
import io.loggia.portal.learning.control.Standings.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far departments are with what is assigned to their people. */
@ApplicationScoped
public class AssignmentInsights {

    private static final Comparator<Assigned> ORDER = Comparator.comparing(
                    Assigned::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Assigned::title)
            .thenComparing(one -> one.id().value());

    @Inject
    private Assignments assignments;

    @Inject
    private Standings standings;

    @Inject
    private AudienceMembers members;

    @Inject
    private Departments departments;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private Catalog catalog;

    /**
     * An assignment, as far as it concerns people of the departments and those below them.
     *
     * @param due of the round that is on
     */
    public record Assigned(
            AssignmentId id,
            MediaId media,
            String title,
            boolean mandatory,
            @Nullable LocalDate due,
            Tally tally) {}

    /** What is due first before the rest. Nothing here asks who is asking: it is for whoever reports on the departments. */
    public List<Assigned> of(Set<DepartmentId> roots) {
        List<Member> people = members.in(departments.subtrees(roots));
        List<GivenAssignment> given = assignments.all(null);
        Map<MediaId, MediaRef> items =
                catalog.findAll(given.stream().map(GivenAssignment::media).collect(Collectors.toSet()));
        LocalDate today = calendars.current().day(Instant.now());
        List<Assigned> assigned = new ArrayList<>();
        for (GivenAssignment one : given) {
            MediaRef media = items.get(one.media());
            Tally tally = media == null ? null : standings.tally(one, media, people);
            if (media != null && tally != null && tally.people() > tally.shutOut()) {
                Round round = one.schedule().round(today);
                assigned.add(new Assigned(
                        one.id(), media.id(), media.title(), one.terms().mandatory(), round.due(), tally));
            }
        }
        assigned.sort(ORDER);
        return assigned;
    }
}
