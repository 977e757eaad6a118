package io.loggia.portal.analytics.control;

import io.loggia.analytics.assignment.AssignmentState;
import io.loggia.analytics.assignment.Standing;
import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.AudienceMembers;
import io.loggia.portal.identity.control.AudienceMembers.Member;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.GivenAssignment;
import io.loggia.portal.learning.control.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who should have completed what by now, and has not: a row for each person and assignment, as things stand today. */
@ApplicationScoped
class OverdueSource implements ReportSource {

    private static final ReportColumn OVERDUE_DAYS = ReportColumn.count("overdue-days");

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("person", 28),
            ReportColumn.text("person-department", 28),
            ReportColumn.text("item", 44),
            ReportColumn.day("due"),
            OVERDUE_DAYS,
            ReportColumn.percent("share"),
            ReportColumn.text("state", 16),
            ReportColumn.text("asked", 16),
            ReportColumn.id("person-id"),
            ReportColumn.id("item-id"));

    private static final List<ReportColumn> SUMMARY = List.of(
            ReportColumn.text("person-department", 28), ReportColumn.count("overdue"), ReportColumn.count("people"));

    @Inject
    private Assignments assignments;

    @Inject
    private Standings standings;

    @Inject
    private AudienceMembers members;

    @Inject
    private Departments departments;

    @Inject
    private Catalog catalog;

    /** What has been told of a department. */
    private record Told(List<Member> rows) {
        List<@Nullable Object> summed(String name) {
            long people = rows.stream().map(Member::id).distinct().count();
            return Arrays.asList(name, (long) rows.size(), people);
        }
    }

    @Override
    public ReportKind kind() {
        return ReportKind.OVERDUE;
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return COLUMNS;
    }

    /** Of the due days. */
    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean hasItems() {
        return true;
    }

    @Override
    public TabularReport table(ReportOrder order) {
        Set<DepartmentId> reach = Objects.requireNonNull(order.reach().departments(), "an overdue report names one");
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> tell(order, reach, rows));
    }

    private ReportSummary tell(ReportOrder order, Set<DepartmentId> reach, Consumer<@Nullable Object[]> rows) {
        Instant now = Instant.now();
        Map<DepartmentId, String> names = departments.namesEver();
        List<Member> people = inOrder(members.in(reach), order.people());
        List<GivenAssignment> given = assignments.all(order.media().isEmpty() ? null : order.media());
        Map<MediaId, MediaRef> items =
                catalog.findAll(given.stream().map(GivenAssignment::media).collect(Collectors.toSet()));
        Map<String, Told> byDepartment = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Told all = new Told(new ArrayList<>());
        for (GivenAssignment assignment : given) {
            MediaRef media = items.get(assignment.media());
            if (media == null) {
                continue;
            }
            List<Member> asked = people.stream()
                    .filter(member -> member.isIn(assignment.terms().audience()))
                    .filter(member -> Standings.mayWatch(member, media, now))
                    .toList();
            standings.forEach(assignment, asked, (member, standing) -> {
                LocalDate due = standing.due();
                if (standing.state() == AssignmentState.OVERDUE
                        && due != null
                        && order.period().contains(due)) {
                    String department = name(member, names);
                    rows.accept(values(member, department, media, assignment, standing, order));
                    byDepartment
                            .computeIfAbsent(department, any -> new Told(new ArrayList<>()))
                            .rows()
                            .add(member);
                    all.rows().add(member);
                }
            });
        }
        List<List<@Nullable Object>> groups = byDepartment.entrySet().stream()
                .map(entry -> entry.getValue().summed(entry.getKey()))
                .toList();
        return new ReportSummary(SUMMARY, groups, all.summed("").subList(1, SUMMARY.size()), List.of(1));
    }

    /** They come by name; by pseudonym, where the order of names would tell them. */
    private static List<Member> inOrder(List<Member> people, PersonNames names) {
        return names.arePlain()
                ? people
                : people.stream()
                        .sorted(Comparator.comparing(member -> names.id(member.id())))
                        .toList();
    }

    private static String name(Member member, Map<DepartmentId, String> names) {
        DepartmentId department = Objects.requireNonNull(member.department(), "who is reported on is in a department");
        return names.getOrDefault(department, department.toString());
    }

    private static @Nullable Object[] values(
            Member member,
            String department,
            MediaRef media,
            GivenAssignment assignment,
            Standing standing,
            ReportOrder order) {
        ReportWords words = order.words();
        AssignmentState state = standing.share() > 0 ? AssignmentState.IN_PROGRESS : AssignmentState.NOT_STARTED;
        String asked = assignment.terms().mandatory() ? "MANDATORY" : "RECOMMENDED";
        return new @Nullable Object[] {
            order.people().name(member.id(), member.name()),
            department,
            media.title(),
            standing.due(),
            standing.overdueDays(),
            standing.share(),
            new CodedText(state.name(), words.of("state." + state)),
            new CodedText(asked, words.of("asked." + asked)),
            order.people().id(member.id()),
            media.id()
        };
    }
}
