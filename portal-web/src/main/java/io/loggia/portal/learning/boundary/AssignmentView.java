package io.loggia.portal.learning.boundary;

import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.PrincipalNames;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Standings.Tally;
import io.loggia.portal.platform.control.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws assignments for those who give them. */
@ApplicationScoped
class AssignmentView {

    @Inject
    private PrincipalNames names;

    @Inject
    private OrganisationCalendar calendars;

    /** Whom it is assigned to, by the name people know. */
    public record AssigneeEntry(String principal, String name) {}

    /** How many stand where; {@code shutOut} may not watch the item, and are in no other number but {@code people}. */
    public record Counts(long people, long completed, long inProgress, long notStarted, long overdue, long shutOut) {}

    /**
     * An assignment.
     *
     * @param from the first day of the first round
     * @param due its last day
     * @param everyMonths 0 where it does not come again
     * @param threshold the share that completes it; null for what completes the item
     * @param roundFrom the first day of the round that is on
     * @param roundDue its last day
     */
    public record AssignmentEntry(
            String id,
            Ref media,
            List<AssigneeEntry> audience,
            boolean mandatory,
            String from,
            @Nullable String due,
            int everyMonths,
            @Nullable Double threshold,
            String roundFrom,
            @Nullable String roundDue,
            String createdAt,
            Counts counts) {}

    AssignmentEntry entry(GivenAssignment assignment, String title, Tally tally) {
        Round round = assignment.schedule().round(calendars.current().day(Instant.now()));
        return new AssignmentEntry(
                assignment.id().toString(),
                new Ref(assignment.media().toString(), title),
                names.of(assignment.terms().audience().principals()).entrySet().stream()
                        .map(named -> new AssigneeEntry(named.getKey().token(), named.getValue()))
                        .toList(),
                assignment.terms().mandatory(),
                assignment.schedule().from().toString(),
                text(assignment.terms().due()),
                assignment.terms().everyMonths(),
                assignment.terms().threshold(),
                round.from().toString(),
                text(round.due()),
                assignment.givenAt().toString(),
                new Counts(
                        tally.people(),
                        tally.completed(),
                        tally.inProgress(),
                        tally.notStarted(),
                        tally.overdue(),
                        tally.shutOut()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
