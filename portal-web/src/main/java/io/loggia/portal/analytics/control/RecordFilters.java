package io.loggia.portal.analytics.control;

import io.loggia.analytics.assignment.Learned.Done;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.ReportFilter.Option;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.control.CompletionRecords;
import io.loggia.portal.learning.control.GivenAssignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records of completions to people, and to what completes an assignment: a completion by it, or of its item by
 * somebody whom it asks now. Of both there is to choose what concerns whom the reader may report on. With pseudonyms there is
 * nothing to choose: by people it would be told whose they are, and an assignment may ask a single one.
 */
@ApplicationScoped
class RecordFilters {

    private static final String WHO = "who";
    private static final String ASSIGNMENT = "assignment";

    @Inject
    private CompletionRecords records;

    @Inject
    private Assignments assignments;

    @Inject
    private AudienceMembers members;

    @Inject
    private Catalog catalog;

    @Inject
    private NamedDepartments departments;

    @Inject
    private OrganisationCalendar calendars;

    /** Assignments with the people whom they ask. */
    record Asked(List<GivenAssignment> assignments, Map<PersonId, Member> people, HouseCalendar calendar) {

        boolean isCompletedBy(Entry entry) {
            Done ofTheItem = new Done(entry.completedAt(), entry.coveredShare());
            return assignments.stream()
                    .anyMatch(one -> entry.assignment() == null
                            ? one.media().equals(entry.media())
                                    && one.asked().isEverCompletedBy(ofTheItem, calendar)
                                    && asks(one, entry.person())
                            : one.id().equals(entry.assignment()));
        }

        private boolean asks(GivenAssignment one, PersonId person) {
            Member member = people.get(person);
            return member != null && member.isIn(one.terms().audience());
        }

        Set<MediaId> items() {
            return assignments.stream().map(GivenAssignment::media).collect(Collectors.toSet());
        }
    }

    List<ReportFilter> of(Viewer viewer, ReportWords words) {
        Set<DepartmentId> scope = departments.reportable(viewer);
        return List.of(
                ReportFilter.ofPeople(WHO, codes -> names(codes, scope), words),
                ReportFilter.revealing(ASSIGNMENT, options(scope, words), words));
    }

    private Map<String, String> names(Set<String> codes, @Nullable Set<DepartmentId> scope) {
        Map<String, String> names = new TreeMap<>();
        if (!codes.isEmpty()) {
            records.people(people(codes), scope).forEach((person, name) -> names.put(person.toString(), name));
        }
        return names;
    }

    private static Set<PersonId> people(Set<String> codes) {
        try {
            return codes.stream().map(PersonId::parse).collect(Collectors.toSet());
        } catch (LoggiaException e) {
            throw new LoggiaException(ErrorCode.INVALID_FILTER, "The filters of people take their ids.", e);
        }
    }

    private List<Option> options(@Nullable Set<DepartmentId> scope, ReportWords words) {
        List<GivenAssignment> given = assignments.all(null);
        Map<MediaId, MediaRef> items =
                catalog.findAll(given.stream().map(GivenAssignment::media).collect(Collectors.toSet()));
        List<Member> people = scope == null || given.isEmpty() ? List.of() : members.in(scope);
        return given.stream()
                .filter(one -> scope == null
                        || people.stream()
                                .anyMatch(member -> member.isIn(one.terms().audience())))
                .flatMap(one -> Stream.ofNullable(items.get(one.media()))
                        .map(item -> new Option(
                                one.id().toString(),
                                words.of(
                                        "filter.assignment.option",
                                        item.title(),
                                        one.schedule().from().toString()))))
                .sorted(Comparator.comparing(Option::title, ReportGroups.BY_NAME)
                        .thenComparing(Option::code))
                .toList();
    }

    /** Whom records are kept to; null for everybody. */
    @Nullable
    Set<PersonId> people(ReportFilters filters) {
        return filters.names(WHO) ? people(filters.of(WHO)) : null;
    }

    /** What records are kept to by assignments; null for anything. */
    @Nullable
    Asked asked(ReportFilters filters) {
        if (!filters.names(ASSIGNMENT)) {
            return null;
        }
        List<GivenAssignment> chosen = assignments.all(null).stream()
                .filter(one -> filters.accepts(ASSIGNMENT, one.id().toString()))
                .toList();
        return new Asked(
                chosen,
                chosen.isEmpty()
                        ? new HashMap<>()
                        : members.everyone().stream().collect(Collectors.toMap(Member::id, Function.identity())),
                calendars.current());
    }
}
