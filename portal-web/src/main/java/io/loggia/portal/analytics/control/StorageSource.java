package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.catalog.control.UploadedBytes;
import io.loggia.portal.catalog.control.UploadedBytes.ItemBytes;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much uploaded files take, as far as they are kept. */
@ApplicationScoped
class StorageSource implements ReportSource {

    private static final String ITEM = "item";
    private static final String AUTHOR = "author";
    private static final String DEPARTMENT = "department";

    private static final ReportColumn DEPARTMENT_NAME = ReportColumn.text("author-department", 34);
    private static final ReportColumn FILES = ReportColumn.count("files");
    private static final ReportColumn BYTES = ReportColumn.bytes("uploaded-bytes");

    private static final Map<String, List<ReportColumn>> COLUMNS = Map.of(
            ITEM,
            List.of(
                    ReportColumn.text("item", 44),
                    ReportColumn.text("author", 28),
                    DEPARTMENT_NAME,
                    ReportColumn.text("state", 16),
                    FILES,
                    BYTES,
                    ReportColumn.id("item-id")),
            AUTHOR,
            List.of(ReportColumn.text("author", 28), DEPARTMENT_NAME, FILES, BYTES, ReportColumn.id("person-id")),
            DEPARTMENT,
            List.of(DEPARTMENT_NAME, FILES, BYTES, ReportColumn.id("department-id")));

    private static final List<ReportColumn> SUMMARY = List.of(DEPARTMENT_NAME, FILES, BYTES);

    @Inject
    private UploadedBytes uploaded;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    /** What is kept of an item, and where its author is now. */
    private record Kept(
            ItemBytes item, String author, @Nullable DepartmentId department) {}

    private record Sum(long files, long bytes) {
        static Sum of(List<Kept> some) {
            return new Sum(
                    some.stream().mapToLong(kept -> kept.item().files()).sum(),
                    some.stream().mapToLong(kept -> kept.item().bytes()).sum());
        }
    }

    @Override
    public ReportKind kind() {
        return ReportKind.STORAGE;
    }

    @Override
    public List<String> groups() {
        return List.of(ITEM, AUTHOR, DEPARTMENT);
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return COLUMNS.getOrDefault(group, List.of());
    }

    @Override
    public boolean hasPeriod() {
        return false;
    }

    @Override
    public boolean hasItems() {
        return false;
    }

    @Override
    public TabularReport table(ReportOrder order) {
        return new ReportTable(kind().key(), order.heading(), columns(order.group()), rows -> {
            List<Kept> kept = kept(order.reach(), order.people());
            Function<@Nullable DepartmentId, String> names = names(order.words());
            switch (order.group()) {
                case AUTHOR -> byAuthor(kept, names, order.people(), rows);
                case DEPARTMENT ->
                    byDepartment(kept)
                            .forEach((department, sum) -> rows.accept(new @Nullable Object[] {
                                names.apply(department.orElse(null)), sum.files(), sum.bytes(), department.orElse(null)
                            }));
                default -> byItem(kept, names, order.words(), rows);
            }
            return summary(kept, names);
        });
    }

    private List<Kept> kept(ReportReach reach, PersonNames names) {
        List<ItemBytes> items = uploaded.byItem();
        Map<PersonId, PersonInfo> authors =
                people.infos(items.stream().map(ItemBytes::owner).collect(Collectors.toSet()));
        return items.stream()
                .map(item -> {
                    PersonInfo author = authors.get(item.owner());
                    return new Kept(
                            item,
                            author == null ? "" : names.name(author.id(), author.name()),
                            author == null ? null : author.department());
                })
                .filter(one -> reach.includes(one.department()))
                .toList();
    }

    private Function<@Nullable DepartmentId, String> names(ReportWords words) {
        Map<DepartmentId, String> known = departments.namesEver();
        return id -> id == null ? words.of("no-department") : known.getOrDefault(id, id.toString());
    }

    private static void byItem(
            List<Kept> kept,
            Function<@Nullable DepartmentId, String> names,
            ReportWords words,
            Consumer<@Nullable Object[]> rows) {
        kept.forEach(one -> {
            String state = one.item().state().name();
            rows.accept(new @Nullable Object[] {
                one.item().title(),
                one.author(),
                names.apply(one.department()),
                new CodedText(state, words.of("state." + state)),
                one.item().files(),
                one.item().bytes(),
                one.item().media()
            });
        });
    }

    private static void byAuthor(
            List<Kept> kept,
            Function<@Nullable DepartmentId, String> names,
            PersonNames people,
            Consumer<@Nullable Object[]> rows) {
        kept.stream().collect(Collectors.groupingBy(one -> one.item().owner())).values().stream()
                .sorted(Comparator.comparingLong(
                                (List<Kept> some) -> Sum.of(some).bytes())
                        .reversed()
                        .thenComparing(some -> some.getFirst().author()))
                .forEach(some -> rows.accept(new @Nullable Object[] {
                    some.getFirst().author(),
                    names.apply(some.getFirst().department()),
                    Sum.of(some).files(),
                    Sum.of(some).bytes(),
                    people.id(some.getFirst().item().owner())
                }));
    }

    /** The largest first. */
    private static Map<Optional<DepartmentId>, Sum> byDepartment(List<Kept> kept) {
        Map<Optional<DepartmentId>, Sum> sums = new LinkedHashMap<>();
        kept.stream().collect(Collectors.groupingBy(one -> Optional.ofNullable(one.department()))).entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), Sum.of(entry.getValue())))
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().bytes()))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    private static ReportSummary summary(List<Kept> kept, Function<@Nullable DepartmentId, String> names) {
        List<List<@Nullable Object>> groups = byDepartment(kept).entrySet().stream()
                .map(entry -> told(names.apply(entry.getKey().orElse(null)), entry.getValue()))
                .toList();
        return new ReportSummary(SUMMARY, groups, told("", Sum.of(kept)).subList(1, SUMMARY.size()), List.of(2));
    }

    private static List<@Nullable Object> told(String name, Sum sum) {
        return Arrays.asList(name, sum.files(), sum.bytes());
    }
}
