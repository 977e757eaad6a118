package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.CompletionGroup;
import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.CompletionRow;
import io.loggia.analytics.report.PersonNames;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.report.ReportPerson;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.ContentChanges;
import io.loggia.portal.catalog.control.ContentChanges.Outdated;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.learning.control.ViewingRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a completion report is computed from. An item is expected of a person when it is published now and its
 * audience includes them, assigned or not.
 */
@ApplicationScoped
public class CompletionReports {

    static final String STATE = "state";
    static final String ASKED = "asked";

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private CompletionItems items;

    @Inject
    private ContentChanges changes;

    @Inject
    private ViewingRecord viewing;

    /**
     * Facts are read while the report is computed, some people at a time; the rest is read here.
     *
     * @param roots departments, none below another, each with all below it
     * @param asked items by their ids; none for all
     * @param filters those of items count here, and of rows {@link #wanted}
     * @param names what people are called: the rows are in their order, which must not tell of others
     */
    public CompletionReport of(
            List<DepartmentId> roots,
            ReportPeriod period,
            Set<MediaId> asked,
            ReportFilters filters,
            PersonNames names) {
        Set<DepartmentId> scope = departments.subtrees(Set.copyOf(roots));
        List<ReportPerson> persons = new ArrayList<>();
        roots.forEach(root -> persons.addAll(roster(root)));
        Map<PersonId, DepartmentId> present = new HashMap<>();
        persons.forEach(person -> present.put(person.id(), person.department()));
        persons.addAll(formerMembers(roots.getFirst(), viewing.viewersIn(scope, period), present.keySet()));
        Outdated outdated = changes.of(asked.isEmpty() ? null : asked);
        ZoneId zone = calendars.current().zone();
        return new CompletionReport(
                period,
                zone,
                scope,
                departments.namesEver(),
                persons.stream().map(person -> called(person, names)).toList(),
                items.of(asked, filters),
                new CompletionFacts(
                        viewing, present, period, revision -> isOutdated(outdated, revision, period.end(zone))));
    }

    /** What rows come in order of; null where nobody chose. */
    public static @Nullable CompletionGroup group(ReportAsk ask) {
        String group = ask.group();
        return group == null || group.isEmpty() ? null : CompletionGroup.ofKey(group);
    }

    /** Which rows these filters keep. */
    public static Predicate<CompletionRow> wanted(ReportFilters filters) {
        return row -> filters.accepts(STATE, row.state().name())
                && filters.accepts(ASKED, row.duty().name());
    }

    private static ReportPerson called(ReportPerson person, PersonNames names) {
        return new ReportPerson(
                person.id(),
                names.name(person.id(), person.name()),
                person.department(),
                person.principals(),
                person.onRoster());
    }

    /** What was completed before the content changed still proves what people knew by then. */
    private static boolean isOutdated(Outdated outdated, RevisionId revision, Instant end) {
        return outdated.since(revision).filter(since -> since.isBefore(end)).isPresent();
    }

    private List<ReportPerson> roster(DepartmentId root) {
        Map<DepartmentId, Set<Principal>> inherited = new HashMap<>();
        Map<PersonId, Set<GroupId>> groups = people.groupsIn(root);
        List<ReportPerson> roster = new ArrayList<>();
        for (PersonInfo person : people.inDepartment(root)) {
            DepartmentId department = person.department();
            if (person.enabled() && department != null) {
                Set<Principal> principals =
                        new HashSet<>(inherited.computeIfAbsent(department, this::principalsOfMembers));
                principals.add(Principal.of(person.id()));
                groups.getOrDefault(person.id(), Set.of()).forEach(group -> principals.add(Principal.of(group)));
                roster.add(new ReportPerson(person.id(), person.name(), department, principals, true));
            }
        }
        return roster;
    }

    private Set<Principal> principalsOfMembers(DepartmentId department) {
        Set<Principal> principals = new HashSet<>();
        principals.add(Principal.everyone());
        departments.upwards(department).forEach(above -> principals.add(Principal.of(above)));
        return principals;
    }

    /** They have rows of what they watched while there alone, which name the department of then. */
    private List<ReportPerson> formerMembers(DepartmentId root, Set<PersonId> viewers, Set<PersonId> roster) {
        Set<PersonId> former = new HashSet<>(viewers);
        former.removeAll(roster);
        return people.names(former).entrySet().stream()
                .map(named -> new ReportPerson(named.getKey(), named.getValue(), root, Set.of(), false))
                .toList();
    }
}
