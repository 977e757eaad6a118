package io.loggia.portal.analytics.control;

import io.loggia.analytics.assignment.AssignmentState;
import io.loggia.analytics.assignment.Standing;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Standings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Who is overdue with what, in an order. By item and channel, assignment comes after assignment; by state, once for each
 * state; by department, some people after some, of whom alone the rows are held to be put in order.
 *
 * @param people by what they are called
 * @param names of departments
 */
record OverdueRows(Standings standings, List<Member> people, ReportPeriod period, Map<DepartmentId, String> names) {

    private static final int PEOPLE_AT_ONCE = 500;

    private static final Comparator<Given> BY_TITLE = Comparator.comparing(
                    (Given one) -> one.media().title(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(one -> one.media().id().value())
            .thenComparing(one -> one.assignment().id().value());

    /** An assignment with its item. */
    record Given(GivenAssignment assignment, MediaRef media) {

        /** Empty for none. */
        String channel() {
            return Objects.requireNonNullElse(media.channelName(), "");
        }
    }

    /** Somebody who is overdue with something. */
    record Overdue(Member member, Given given, Standing standing, LocalDate due) {

        AssignmentState state() {
            return standing.share() > 0 ? AssignmentState.IN_PROGRESS : AssignmentState.NOT_STARTED;
        }
    }

    void byItem(List<Given> given, Consumer<Overdue> rows) {
        given.stream().sorted(BY_TITLE).forEach(one -> of(one, people, rows));
    }

    void byChannel(List<Given> given, Consumer<Overdue> rows) {
        given.stream()
                .sorted(Comparator.comparing(Given::channel, ReportGroups.BY_NAME)
                        .thenComparing(Given::channel)
                        .thenComparing(BY_TITLE))
                .forEach(one -> of(one, people, rows));
    }

    void byState(List<Given> given, Consumer<Overdue> rows) {
        for (AssignmentState state : List.of(AssignmentState.NOT_STARTED, AssignmentState.IN_PROGRESS)) {
            byItem(given, row -> {
                if (row.state() == state) {
                    rows.accept(row);
                }
            });
        }
    }

    void byDepartment(List<Given> given, Consumer<Overdue> rows) {
        List<Given> ordered = given.stream().sorted(BY_TITLE).toList();
        List<Member> sorted = people.stream()
                .sorted(Comparator.comparing(this::department, ReportGroups.BY_NAME)
                        .thenComparing(this::department)
                        .thenComparing(member -> String.valueOf(member.department())))
                .toList();
        for (int from = 0; from < sorted.size(); from += PEOPLE_AT_ONCE) {
            List<Member> some = sorted.subList(from, Math.min(from + PEOPLE_AT_ONCE, sorted.size()));
            Map<PersonId, List<Overdue>> held = new HashMap<>();
            ordered.forEach(one -> of(
                    one,
                    some,
                    row -> held.computeIfAbsent(row.member().id(), any -> new ArrayList<>())
                            .add(row)));
            some.forEach(member -> held.getOrDefault(member.id(), List.of()).forEach(rows));
        }
    }

    String department(Member member) {
        DepartmentId department = Objects.requireNonNull(member.department(), "who is reported on is in a department");
        return names.getOrDefault(department, department.toString());
    }

    private void of(Given given, List<Member> some, Consumer<Overdue> rows) {
        Instant now = Instant.now();
        List<Member> asked = some.stream()
                .filter(member -> member.isIn(given.assignment().terms().audience()))
                .filter(member -> Standings.mayWatch(member, given.media(), now))
                .toList();
        standings.forEach(given.assignment(), asked, (member, standing) -> {
            LocalDate due = standing.due();
            if (standing.state() == AssignmentState.OVERDUE && due != null && period.contains(due)) {
                rows.accept(new Overdue(member, given, standing, due));
            }
        });
    }
}
