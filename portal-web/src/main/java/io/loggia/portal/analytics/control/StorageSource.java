package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.ChannelId;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.catalog.control.ItemTraits;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
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
    private static final String CHANNEL = "channel";

    private static final ReportColumn DEPARTMENT_NAME = ReportColumn.text("author-department", 34);
    private static final ReportColumn CHANNEL_NAME = ReportColumn.text("channel", 34);
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
            List.of(DEPARTMENT_NAME, FILES, BYTES, ReportColumn.id("department-id")),
            CHANNEL,
            List.of(CHANNEL_NAME, FILES, BYTES, ReportColumn.id("channel-id")));

    @Inject
    private UploadedBytes uploaded;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    @Inject
    private ItemTraits traits;

    @Inject
    private Channels channels;

    @Inject
    private ItemFilters items;

    /** What is kept of an item, and where its author is now. */
    private record Kept(
            ItemBytes item,
            String author,
            @Nullable DepartmentId department,
            @Nullable ChannelId channel) {}

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
        return List.of(ITEM, AUTHOR, DEPARTMENT, CHANNEL);
    }

    @Override
    public boolean hasRowPerGroup() {
        return true;
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return items.after(List.of(ReportFilter.of(ReportGroups.STATE, MediaState.values(), words)), words);
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
            List<Kept> kept = kept(order);
            Function<@Nullable DepartmentId, String> names = names(order.words());
            Function<@Nullable ChannelId, String> channelNames = channelNames(order.words());
            switch (order.group()) {
                case AUTHOR -> byAuthor(kept, names, order.people(), rows);
                case DEPARTMENT -> byKey(kept, Kept::department, names, rows);
                case CHANNEL -> byKey(kept, Kept::channel, channelNames, rows);
                default -> byItem(kept, names, order.words(), rows);
            }
            return order.group().equals(CHANNEL)
                    ? summary(CHANNEL_NAME, kept, Kept::channel, channelNames)
                    : summary(DEPARTMENT_NAME, kept, Kept::department, names);
        });
    }

    private List<Kept> kept(ReportOrder order) {
        ReportFilters filters = order.filters();
        Map<MediaId, Traits> known = traits.all().stream().collect(Collectors.toMap(Traits::id, one -> one));
        List<ItemBytes> wanted = uploaded.byItem().stream()
                .filter(item -> {
                    Traits one = known.get(item.media());
                    return one == null ? !items.areNamedIn(filters) : ItemFilters.accepts(filters, one);
                })
                .filter(item -> filters.accepts(ReportGroups.STATE, item.state().name()))
                .toList();
        Map<PersonId, PersonInfo> authors =
                people.infos(wanted.stream().map(ItemBytes::owner).collect(Collectors.toSet()));
        return wanted.stream()
                .map(item -> {
                    PersonInfo author = authors.get(item.owner());
                    Traits one = known.get(item.media());
                    return new Kept(
                            item,
                            author == null ? "" : order.people().name(author.id(), author.name()),
                            author == null ? null : author.department(),
                            one == null ? null : one.channel());
                })
                .filter(one -> order.reach().includes(one.department()))
                .toList();
    }

    private Function<@Nullable ChannelId, String> channelNames(ReportWords words) {
        Map<ChannelId, String> known = channels.names();
        return id -> id == null ? words.of("no-channel") : known.getOrDefault(id, id.toString());
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

    private static <K> void byKey(
            List<Kept> kept,
            Function<Kept, @Nullable K> key,
            Function<@Nullable K, String> names,
            Consumer<@Nullable Object[]> rows) {
        sums(kept, key)
                .forEach((of, sum) -> rows.accept(
                        new @Nullable Object[] {names.apply(of.orElse(null)), sum.files(), sum.bytes(), of.orElse(null)
                        }));
    }

    /** The largest first. */
    private static <K> Map<Optional<K>, Sum> sums(List<Kept> kept, Function<Kept, @Nullable K> key) {
        Map<Optional<K>, Sum> sums = new LinkedHashMap<>();
        kept.stream().collect(Collectors.groupingBy(one -> Optional.ofNullable(key.apply(one)))).entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), Sum.of(entry.getValue())))
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().bytes()))
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    private static <K> ReportSummary summary(
            ReportColumn of, List<Kept> kept, Function<Kept, @Nullable K> key, Function<@Nullable K, String> names) {
        List<List<@Nullable Object>> groups = sums(kept, key).entrySet().stream()
                .map(entry -> told(names.apply(entry.getKey().orElse(null)), entry.getValue()))
                .toList();
        List<ReportColumn> columns = List.of(of, FILES, BYTES);
        return new ReportSummary(columns, groups, told("", Sum.of(kept)).subList(1, columns.size()), List.of(2));
    }

    private static List<@Nullable Object> told(String name, Sum sum) {
        return Arrays.asList(name, sum.files(), sum.bytes());
    }
}
