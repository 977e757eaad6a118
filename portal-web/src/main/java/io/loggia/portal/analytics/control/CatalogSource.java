package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.catalog.control.ItemTraits;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.identity.control.ViewingPrivacy;
import io.loggia.portal.learning.control.ViewingTotals;
import io.loggia.portal.learning.control.ViewingTotals.Filter;
import io.loggia.portal.learning.control.ViewingTotals.Total;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is to watch: whose it is, how old, how long, and whether anybody still looks at it. */
@ApplicationScoped
class CatalogSource implements ReportSource {

    private static final int AT_ONCE = 500;

    private static final ReportColumn LENGTH = ReportColumn.duration("length");
    private static final ReportColumn VIEWS = ReportColumn.count("views");

    private static final ReportColumn CHANNEL = ReportColumn.text("channel", 24);

    /** Of the groups that no other column tells. */
    private static final Map<String, ReportColumn> OF_GROUP = Map.of(
            ReportGroups.LANGUAGE,
            ReportColumn.text(ReportGroups.LANGUAGE, 24),
            CatalogChoice.AGE,
            ReportColumn.text(CatalogChoice.AGE, 24));

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("item", 44),
            ReportColumn.text("author", 28),
            ReportColumn.text("author-department", 28),
            CHANNEL,
            ReportColumn.text("state", 16),
            ReportColumn.moment("published-at"),
            ReportColumn.moment("replaced-at"),
            ReportColumn.count("age-days"),
            LENGTH,
            VIEWS,
            ReportColumn.count("viewers"),
            ReportColumn.day("last-watched"),
            ReportColumn.id("item-id"));

    private static final List<ReportColumn> SUMS =
            List.of(ReportColumn.count("all-items"), LENGTH, VIEWS, ReportColumn.count("average-age"));

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private ViewingTotals viewing;

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

    @Inject
    private ViewingPrivacy privacy;

    /** What the items of one group come to. */
    private static final class Sum {
        long items;
        Duration length = Duration.ZERO;
        long views;
        long days;

        List<@Nullable Object> told(Object name) {
            return Arrays.asList(name, items, length, views, items == 0 ? null : days / items);
        }

        void add(Sum other) {
            items += other.items;
            length = length.plus(other.length);
            views += other.views;
            days += other.days;
        }
    }

    /** Items read together, with all that is told of them. */
    private record Portion(
            List<MediaRef> items,
            Map<PersonId, PersonInfo> authors,
            Map<RevisionId, RevisionRef> files,
            Map<UUID, Total> viewing) {}

    @Override
    public ReportKind kind() {
        return ReportKind.CATALOG;
    }

    @Override
    public List<String> groups() {
        return List.of(ReportGroups.CHANNEL, ReportGroups.LANGUAGE, CatalogChoice.AGE);
    }

    @Override
    public List<ReportColumn> columns(String group) {
        ReportColumn own = OF_GROUP.get(group);
        if (own == null) {
            return COLUMNS;
        }
        List<ReportColumn> columns = new ArrayList<>(COLUMNS);
        columns.add(COLUMNS.indexOf(CHANNEL) + 1, own);
        return List.copyOf(columns);
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return items.after(
                List.of(
                        ReportFilter.of(ReportGroups.STATE, MediaState.values(), words),
                        ReportFilter.of(CatalogChoice.AGE, AgeBand.values(), words)),
                words);
    }

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
        return new ReportTable(kind().key(), order.heading(), columns(order.group()), rows -> {
            Map<DepartmentId, String> names = departments.namesEver();
            Map<MediaId, Object> groups =
                    new CatalogChoice(order, channels.names(), Instant.now()).groups(traits.all());
            Map<Object, Sum> sums = new LinkedHashMap<>();
            List<MediaId> ids = List.copyOf(groups.keySet());
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                List<MediaId> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
                Portion portion = read(some, order);
                for (MediaRef item : portion.items()) {
                    Object group = groups.getOrDefault(item.id(), "");
                    @Nullable Object[] row = row(item, portion, names, order);
                    sums.computeIfAbsent(group, any -> new Sum()).add(sum(item, row));
                    rows.accept(OF_GROUP.containsKey(order.group()) ? with(row, group) : row);
                }
            }
            return summary(sums, OF_GROUP.getOrDefault(order.group(), CHANNEL));
        });
    }

    private static @Nullable Object[] with(@Nullable Object[] row, Object group) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(row));
        values.add(COLUMNS.indexOf(CHANNEL) + 1, group);
        return values.toArray();
    }

    private static Sum sum(MediaRef item, @Nullable Object[] row) {
        Sum sum = new Sum();
        sum.items = 1;
        sum.days = age(item);
        sum.views = row[COLUMNS.indexOf(VIEWS)] instanceof Long views ? views : 0;
        sum.length = row[COLUMNS.indexOf(LENGTH)] instanceof Duration length ? length : Duration.ZERO;
        return sum;
    }

    private Portion read(List<MediaId> some, ReportOrder order) {
        Map<MediaId, MediaRef> found = catalog.findAll(some);
        Map<PersonId, PersonInfo> authors = people.infos(
                found.values().stream().map(item -> item.access().owner()).collect(Collectors.toSet()));
        List<MediaRef> wanted = some.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .filter(item -> order.reach()
                        .includes(departmentOf(authors.get(item.access().owner()))))
                .toList();
        Set<MediaId> ids = wanted.stream().map(MediaRef::id).collect(Collectors.toSet());
        Map<UUID, Total> viewed = new HashMap<>();
        viewing.byItem(new Filter(null, ids, order.period())).forEach(total -> viewed.put(total.of(), total));
        return new Portion(wanted, authors, revisions.currentOf(wanted), viewed);
    }

    private @Nullable Object[] row(MediaRef item, Portion portion, Map<DepartmentId, String> names, ReportOrder order) {
        ReportWords words = order.words();
        PersonInfo author = portion.authors().get(item.access().owner());
        DepartmentId department = departmentOf(author);
        RevisionRef file =
                item.currentRevision() == null ? null : portion.files().get(item.currentRevision());
        Double seconds = file == null ? null : file.durationSeconds();
        Total viewed = portion.viewing().get(item.id().value());
        boolean hidden = viewed != null
                && order.reach().discreet()
                && !privacy.smallestTold().shows(Math.toIntExact(viewed.viewers()));
        Instant last = viewed == null || hidden ? null : viewed.lastAt();
        String state = item.access().state().name();
        return new @Nullable Object[] {
            item.title(),
            author == null ? null : order.people().name(author.id(), author.name()),
            department == null ? null : names.get(department),
            item.channelName(),
            new CodedText(state, words.of("state." + state)),
            item.publishedAt(),
            file == null || file.number() == 1 ? null : file.createdAt(),
            age(item),
            seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000)),
            hidden ? null : count(viewed, Total::views),
            hidden ? null : count(viewed, Total::viewers),
            last == null ? null : LocalDate.ofInstant(last, words.zone()),
            item.id()
        };
    }

    private static long count(@Nullable Total viewed, ToLongFunction<Total> figure) {
        return viewed == null ? 0 : figure.applyAsLong(viewed);
    }

    private static ReportSummary summary(Map<Object, Sum> sums, ReportColumn of) {
        List<List<@Nullable Object>> groups = new ArrayList<>();
        Sum all = new Sum();
        sums.forEach((name, sum) -> {
            groups.add(sum.told(name));
            all.add(sum);
        });
        List<ReportColumn> columns = new ArrayList<>(SUMS);
        columns.addFirst(of);
        return new ReportSummary(columns, groups, all.told("").subList(1, columns.size()), List.of(1));
    }

    private static @Nullable DepartmentId departmentOf(@Nullable PersonInfo author) {
        return author == null ? null : author.department();
    }

    private static long age(MediaRef item) {
        Instant since = item.publishedAt() == null ? item.createdAt() : item.publishedAt();
        return ChronoUnit.DAYS.between(since, Instant.now());
    }
}
