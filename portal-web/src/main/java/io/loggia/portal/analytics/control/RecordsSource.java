package io.loggia.portal.analytics.control;

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
import io.loggia.portal.analytics.control.ReportFilter.Option;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.control.CompletionRecords;
import io.loggia.portal.learning.control.CompletionRecords.Choice;
import io.loggia.portal.learning.control.CompletionRecords.Item;
import io.loggia.portal.learning.control.CompletionVoids.Voided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Proof: each completion as it was written, with the rule in force, and what became of it since. */
@ApplicationScoped
class RecordsSource implements ReportSource {

    private static final String STANDING = "standing";
    private static final String RULE = "rule";

    private static final ReportColumn DEPARTMENT = ReportColumn.text("department", 28);
    private static final ReportColumn ITEM = ReportColumn.text("item", 44);

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("person", 28),
            DEPARTMENT,
            ITEM,
            ReportColumn.count("revision"),
            ReportColumn.text("file", 28),
            ReportColumn.moment("completed-at"),
            ReportColumn.percent("share"),
            ReportColumn.percent("required-share"),
            ReportColumn.text("rule", 24),
            ReportColumn.day("round"),
            ReportColumn.text("standing", 22),
            ReportColumn.moment("outdated-since"),
            ReportColumn.day("asked-again"),
            ReportColumn.text("managers", 28),
            ReportColumn.moment("voided-at"),
            ReportColumn.text("voided-by", 28),
            ReportColumn.text("void-reason", 44),
            ReportColumn.id("person-id"),
            ReportColumn.id("item-id"),
            ReportColumn.id("file-id"),
            ReportColumn.id("assignment-id"),
            ReportColumn.id("record-id"));

    @Inject
    private CompletionRecords records;

    @Inject
    private AskedAgain again;

    @Inject
    private Departments departments;

    @Inject
    private ItemFilters items;

    @Inject
    private RecordFilters own;

    /** What became of one. */
    private enum Standing {
        VALID,
        VOIDED,
        OUTDATED;

        static Standing of(Entry entry) {
            if (entry.voided() != null) {
                return VOIDED;
            }
            return entry.outdatedSince() == null ? VALID : OUTDATED;
        }
    }

    /** Two of them may be called the same. */
    private record Group(Object key, String name) {}

    /** How many of a group. */
    private static final class Counts {
        private final String group;
        private long valid;
        private long lapsed;

        Counts(String group) {
            this.group = group;
        }

        void add(boolean isValid) {
            if (isValid) {
                valid++;
            } else {
                lapsed++;
            }
        }

        List<@Nullable Object> row() {
            return Arrays.asList(group, valid, lapsed, valid + lapsed);
        }
    }

    @Override
    public ReportKind kind() {
        return ReportKind.COMPLETION_RECORDS;
    }

    @Override
    public List<String> groups() {
        return List.of(ReportGroups.DEPARTMENT, ReportGroups.ITEM);
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return COLUMNS;
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        List<ReportFilter> filters = new ArrayList<>(own.of(viewer, words));
        filters.add(ReportFilter.of(STANDING, Standing.values(), words));
        filters.add(ReportFilter.of(
                RULE,
                CompletionRecords.rules().stream()
                        .map(rule -> new Option(rule, words.of("rule." + rule)))
                        .toList(),
                words));
        return items.after(filters, words);
    }

    /** Of when it was completed. */
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
        Set<DepartmentId> reach = Objects.requireNonNull(order.reach().departments(), "one has to be named");
        RecordFilters.Asked asked = own.asked(order.filters());
        Choice choice = new Choice(
                reach,
                order.period().begin(order.words().zone()),
                order.period().end(order.words().zone()),
                items(order, asked),
                own.people(order.filters()));
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> tell(order, choice, asked, rows));
    }

    private @Nullable Set<MediaId> items(ReportOrder order, RecordFilters.@Nullable Asked asked) {
        Set<MediaId> kept = items.kept(order.media(), order.filters());
        if (asked == null) {
            return kept;
        }
        Set<MediaId> both = asked.items();
        if (kept != null) {
            both.retainAll(kept);
        }
        return both;
    }

    private ReportSummary tell(
            ReportOrder order, Choice choice, RecordFilters.@Nullable Asked asked, Consumer<@Nullable Object[]> rows) {
        AskedAgain.Rounds rounds = again.of(choice.items());
        Map<Object, Counts> groups = new LinkedHashMap<>();
        Counts all = new Counts("");
        forEach(order, choice, (group, entry) -> {
            if (isWanted(entry, order) && (asked == null || asked.isCompletedBy(entry))) {
                rows.accept(values(entry, rounds, order));
                boolean valid = Standing.of(entry) == Standing.VALID;
                groups.computeIfAbsent(group.key(), any -> new Counts(group.name()))
                        .add(valid);
                all.add(valid);
            }
        });
        List<@Nullable Object> total = all.row();
        return new ReportSummary(
                List.of(
                        order.group().equals(ReportGroups.ITEM) ? ITEM : DEPARTMENT,
                        ReportColumn.count("valid"),
                        ReportColumn.count("lapsed"),
                        ReportColumn.count("records")),
                groups.values().stream().map(Counts::row).toList(),
                total.subList(1, total.size()),
                List.of(1, 2));
    }

    /** Each record with its group, one group after the other in the order of their names. */
    private void forEach(ReportOrder order, Choice choice, BiConsumer<Group, Entry> each) {
        Map<DepartmentId, String> names = departments.namesEver();
        if (order.group().equals(ReportGroups.ITEM)) {
            List<Item> sorted = records.items(choice).stream()
                    .sorted(Comparator.comparing(Item::title, ReportGroups.BY_NAME)
                            .thenComparing(item -> item.id().toString()))
                    .toList();
            records.ofItems(
                    sorted, choice, names, (item, entry) -> each.accept(new Group(item.id(), item.title()), entry));
            return;
        }
        for (@Nullable UUID department : sorted(records.departments(choice), names)) {
            Group group = department == null
                    ? new Group("", order.words().of("no-department"))
                    : new Group(department, name(department, names));
            records.ofDepartment(department, choice, names, entry -> each.accept(group, entry));
        }
    }

    private static List<@Nullable UUID> sorted(List<@Nullable UUID> departments, Map<DepartmentId, String> names) {
        List<@Nullable UUID> sorted = new ArrayList<>(departments);
        sorted.sort(
                Comparator.comparing((@Nullable UUID one) -> one == null ? "" : name(one, names), ReportGroups.BY_NAME)
                        .thenComparing(one -> String.valueOf(one)));
        return sorted;
    }

    private static String name(UUID department, Map<DepartmentId, String> names) {
        return names.getOrDefault(new DepartmentId(department), department.toString());
    }

    private static boolean isWanted(Entry entry, ReportOrder order) {
        return order.filters().accepts(STANDING, Standing.of(entry).name())
                && order.filters().accepts(RULE, entry.rule());
    }

    /** What tells one record from others, and the assignment, which may be one person's, names nobody by a pseudonym. */
    private static @Nullable Object[] values(Entry entry, AskedAgain.Rounds rounds, ReportOrder order) {
        PersonNames people = order.people();
        ReportWords words = order.words();
        Voided voided = entry.voided();
        Standing standing = Standing.of(entry);
        return new @Nullable Object[] {
            people.name(entry.person(), entry.name()),
            entry.department(),
            entry.title(),
            entry.revision(),
            entry.fileName(),
            entry.completedAt(),
            entry.coveredShare(),
            entry.requiredShare(),
            new CodedText(entry.rule(), words.of("rule." + entry.rule())),
            entry.round(),
            new CodedText(standing.name(), words.of("standing." + standing)),
            entry.outdatedSince(),
            // What counts no more does not wait for a round to begin.
            standing == Standing.VALID ? rounds.after(entry) : null,
            entry.managers().isEmpty() ? null : people.text(String.join(", ", entry.managers())),
            voided == null ? null : voided.at(),
            voided == null ? null : people.text(voided.by()),
            voided == null ? null : people.text(voided.reason()),
            people.id(entry.person()),
            entry.media(),
            entry.file(),
            entry.assignment() == null ? null : people.text(entry.assignment().toString()),
            people.text(entry.id().toString())
        };
    }
}
