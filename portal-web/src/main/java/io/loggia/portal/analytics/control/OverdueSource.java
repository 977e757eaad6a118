package io.loggia.portal.analytics.control;

import io.loggia.analytics.assignment.AssignmentState;
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
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.OverdueRows.Given;
import io.loggia.portal.analytics.control.OverdueRows.Overdue;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who should have completed what by now, and has not: a row for each person and assignment, as things stand today. */
@ApplicationScoped
class OverdueSource implements ReportSource {

    private static final String ASKED = "asked";

    private static final ReportColumn DEPARTMENT_NAME = ReportColumn.text("person-department", 28);
    private static final ReportColumn ITEM_TITLE = ReportColumn.text("item", 44);
    private static final ReportColumn CHANNEL_NAME = ReportColumn.text("channel", 24);
    private static final ReportColumn STATE_NAME = ReportColumn.text("state", 16);

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("person", 28),
            DEPARTMENT_NAME,
            ITEM_TITLE,
            ReportColumn.day("due"),
            ReportColumn.count("overdue-days"),
            ReportColumn.percent("share"),
            STATE_NAME,
            ReportColumn.text("asked", 16),
            ReportColumn.id("person-id"),
            ReportColumn.id("item-id"));

    private static final List<ReportColumn> COLUMNS_BY_CHANNEL = byChannel(COLUMNS);

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

    @Inject
    private ItemFilters items;

    private enum Terms {
        MANDATORY,
        RECOMMENDED;

        static Terms of(GivenAssignment assignment) {
            return assignment.terms().mandatory() ? MANDATORY : RECOMMENDED;
        }
    }

    private static List<ReportColumn> byChannel(List<ReportColumn> columns) {
        List<ReportColumn> more = new ArrayList<>(columns);
        more.add(columns.indexOf(ITEM_TITLE) + 1, CHANNEL_NAME);
        return List.copyOf(more);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.OVERDUE;
    }

    @Override
    public List<String> groups() {
        return List.of(ReportGroups.DEPARTMENT, ReportGroups.ITEM, ReportGroups.CHANNEL, ReportGroups.STATE);
    }

    /** By channel, rows tell theirs. */
    @Override
    public List<ReportColumn> columns(String group) {
        return group.equals(ReportGroups.CHANNEL) ? COLUMNS_BY_CHANNEL : COLUMNS;
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return items.after(
                List.of(
                        ReportFilter.of(
                                ReportGroups.STATE,
                                new AssignmentState[] {AssignmentState.NOT_STARTED, AssignmentState.IN_PROGRESS},
                                words),
                        ReportFilter.of(ASKED, Terms.values(), words)),
                words);
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
        return new ReportTable(kind().key(), order.heading(), columns(order.group()), rows -> tell(order, reach, rows));
    }

    private ReportSummary tell(ReportOrder order, Set<DepartmentId> reach, Consumer<@Nullable Object[]> rows) {
        List<Given> given = given(order);
        OverdueRows all = new OverdueRows(
                standings, inOrder(members.in(reach), order.people()), order.period(), departments.namesEver());
        PeopleCounts counts = new PeopleCounts();
        Consumer<Overdue> each = row -> {
            if (order.filters().accepts(ReportGroups.STATE, row.state().name())) {
                rows.accept(values(row, all.department(row.member()), order));
                counts.count(group(row, all, order), row.member().id());
            }
        };
        switch (order.group()) {
            case ReportGroups.ITEM -> all.byItem(given, each);
            case ReportGroups.CHANNEL -> all.byChannel(given, each);
            case ReportGroups.STATE -> all.byState(given, each);
            default -> all.byDepartment(given, each);
        }
        List<ReportColumn> columns =
                List.of(column(order.group()), ReportColumn.count("overdue"), ReportColumn.count("people"));
        return new ReportSummary(columns, counts.groups(), counts.total(), List.of(1));
    }

    /** Assignments of the items that it is about, in no order. */
    private List<Given> given(ReportOrder order) {
        Set<MediaId> kept = items.kept(order.media(), order.filters());
        List<GivenAssignment> given = assignments.all(order.media().isEmpty() ? null : order.media()).stream()
                .filter(one -> kept == null || kept.contains(one.media()))
                .filter(one -> order.filters().accepts(ASKED, Terms.of(one).name()))
                .toList();
        Map<MediaId, MediaRef> known =
                catalog.findAll(given.stream().map(GivenAssignment::media).collect(Collectors.toSet()));
        return given.stream()
                .flatMap(one -> Stream.ofNullable(known.get(one.media())).map(media -> new Given(one, media)))
                .toList();
    }

    private static ReportColumn column(String group) {
        return switch (group) {
            case ReportGroups.ITEM -> ITEM_TITLE;
            case ReportGroups.CHANNEL -> CHANNEL_NAME;
            case ReportGroups.STATE -> STATE_NAME;
            default -> DEPARTMENT_NAME;
        };
    }

    private static Object group(Overdue row, OverdueRows all, ReportOrder order) {
        return switch (order.group()) {
            case ReportGroups.ITEM -> row.given().media().title();
            case ReportGroups.CHANNEL -> channel(row, order.words());
            case ReportGroups.STATE -> state(row, order.words());
            default -> all.department(row.member());
        };
    }

    private static CodedText state(Overdue row, ReportWords words) {
        return new CodedText(row.state().name(), words.of("state." + row.state()));
    }

    private static String channel(Overdue row, ReportWords words) {
        String channel = row.given().channel();
        return channel.isEmpty() ? words.of("no-channel") : channel;
    }

    /** They come by name; by pseudonym, where the order of names would tell them. */
    private static List<Member> inOrder(List<Member> people, PersonNames names) {
        return names.arePlain()
                ? people
                : people.stream()
                        .sorted(Comparator.comparing(member -> names.id(member.id())))
                        .toList();
    }

    private @Nullable Object[] values(Overdue row, String department, ReportOrder order) {
        ReportWords words = order.words();
        Terms asked = Terms.of(row.given().assignment());
        List<@Nullable Object> values = new ArrayList<>(COLUMNS_BY_CHANNEL.size());
        values.add(order.people().name(row.member().id(), row.member().name()));
        values.add(department);
        values.add(row.given().media().title());
        if (order.group().equals(ReportGroups.CHANNEL)) {
            values.add(channel(row, words));
        }
        values.add(row.due());
        values.add(row.standing().overdueDays());
        values.add(row.standing().share());
        values.add(state(row, words));
        values.add(new CodedText(asked.name(), words.of("asked." + asked)));
        values.add(order.people().id(row.member().id()));
        values.add(row.given().media().id());
        return values.toArray();
    }
}
