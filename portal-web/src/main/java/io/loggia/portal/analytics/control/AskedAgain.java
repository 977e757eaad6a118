package io.loggia.portal.analytics.control;

import io.loggia.analytics.assignment.Schedule;
import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.control.GivenAssignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When what was completed is asked again, by the assignments and the roster of now. */
@ApplicationScoped
class AskedAgain {

    @Inject
    private Assignments assignments;

    @Inject
    private AudienceMembers members;

    @Inject
    private OrganisationCalendar calendars;

    /** @param items null for all */
    Rounds of(@Nullable Set<MediaId> items) {
        Map<MediaId, List<GivenAssignment>> again = assignments.all(null).stream()
                .filter(one -> one.schedule().comesAgain() && (items == null || items.contains(one.media())))
                .collect(Collectors.groupingBy(GivenAssignment::media));
        Map<PersonId, Member> people = again.isEmpty()
                ? new HashMap<>()
                : members.everyone().stream().collect(Collectors.toMap(Member::id, Function.identity()));
        return new Rounds(again, people, at -> calendars.current().day(at));
    }

    /** Those of some items. */
    record Rounds(
            Map<MediaId, List<GivenAssignment>> again, Map<PersonId, Member> people, Function<Instant, LocalDate> day) {

        /** The first day on which it counts no more for who is asked again; null for never. */
        @Nullable
        LocalDate after(Entry entry) {
            Member member = people.get(entry.person());
            if (member == null || entry.assignment() != null) {
                return null;
            }
            LocalDate completed = day.apply(entry.completedAt());
            return again.getOrDefault(entry.media(), List.of()).stream()
                    .filter(one -> member.isIn(one.terms().audience()))
                    .map(one -> next(one.schedule(), completed))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        private static LocalDate next(Schedule schedule, LocalDate completed) {
            if (completed.isBefore(schedule.from())) {
                return schedule.from();
            }
            Round round = schedule.round(completed);
            return schedule.number(round.number() + 1).from();
        }
    }
}
