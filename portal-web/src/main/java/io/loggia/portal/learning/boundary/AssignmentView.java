package io.loggia.portal.learning.boundary;

import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.PrincipalNames;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.identity.control.ViewingPrivacy;
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

    @Inject
    private Privacy privacy;

    @Inject
    private CurrentViewer current;

    @Inject
    private ViewingPrivacy viewing;

    /** Whom it is assigned to, by the name people know. */
    public record AssigneeEntry(String principal, String name) {}

    /**
     * How many stand where; {@code shutOut} may not watch the item, and are in no other number but {@code people}. Where people
     * are called by pseudonyms, and so few are asked that single ones could be made out, {@code tooFew} stands for the rest.
     */
    public record Counts(
            long people,
            @Nullable Long completed,
            @Nullable Long inProgress,
            @Nullable Long notStarted,
            @Nullable Long overdue,
            long shutOut,
            boolean tooFew,
            int smallestGroup) {}

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
                counts(tally));
    }

    private Counts counts(Tally tally) {
        int smallestGroup = viewing.smallestGroup();
        boolean tooFew =
                tally.people() - tally.shutOut() < smallestGroup && privacy.wantsPseudonymsFor(current.viewer());
        return new Counts(
                tally.people(),
                tooFew ? null : tally.completed(),
                tooFew ? null : tally.inProgress(),
                tooFew ? null : tally.notStarted(),
                tooFew ? null : tally.overdue(),
                tally.shutOut(),
                tooFew,
                smallestGroup);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
