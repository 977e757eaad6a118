package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonInfo;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is to watch: whose it is, how old, how long, and whether anybody still looks at it. */
@ApplicationScoped
class CatalogSource implements ReportSource {

    private static final int AT_ONCE = 500;

    private static final ReportColumn LENGTH = ReportColumn.duration("length");
    private static final ReportColumn VIEWS = ReportColumn.count("views");

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("item", 44),
            ReportColumn.text("author", 28),
            ReportColumn.text("author-department", 28),
            ReportColumn.text("channel", 24),
            ReportColumn.text("state", 16),
            ReportColumn.moment("published-at"),
            ReportColumn.moment("replaced-at"),
            ReportColumn.count("age-days"),
            LENGTH,
            VIEWS,
            ReportColumn.count("viewers"),
            ReportColumn.day("last-watched"),
            ReportColumn.id("item-id"));

    private static final List<ReportColumn> SUMMARY = List.of(
            ReportColumn.text("channel", 34),
            ReportColumn.count("all-items"),
            LENGTH,
            VIEWS,
            ReportColumn.count("average-age"));

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

    /** What the items of one channel come to. */
    private static final class Sum {
        long items;
        Duration length = Duration.ZERO;
        long views;
        long days;

        List<@Nullable Object> told(String name) {
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
    public List<ReportColumn> columns(String group) {
        return COLUMNS;
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
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> {
            Map<DepartmentId, String> names = departments.namesEver();
            Map<String, Sum> channels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            PersonId owner = order.reach().owner();
            if (owner == null) {
                for (List<MediaRef> page = catalog.page(null, AT_ONCE);
                        !page.isEmpty();
                        page = catalog.page(page.getLast().id(), AT_ONCE)) {
                    portion(page, order, names, channels, rows);
                }
            } else {
                portion(catalog.ownedBy(owner), order, names, channels, rows);
            }
            return summary(channels);
        });
    }

    private void portion(
            List<MediaRef> page,
            ReportOrder order,
            Map<DepartmentId, String> names,
            Map<String, Sum> channels,
            Consumer<@Nullable Object[]> rows) {
        Portion portion = read(page, order);
        for (MediaRef item : portion.items()) {
            @Nullable Object[] row = row(item, portion, names, order);
            Sum sum = new Sum();
            sum.items = 1;
            sum.days = age(item);
            sum.views = row[COLUMNS.indexOf(VIEWS)] instanceof Long views ? views : 0;
            sum.length = row[COLUMNS.indexOf(LENGTH)] instanceof Duration length ? length : Duration.ZERO;
            String channel = item.channelName() == null ? order.words().of("no-channel") : item.channelName();
            channels.computeIfAbsent(channel, any -> new Sum()).add(sum);
            rows.accept(row);
        }
    }

    private Portion read(List<MediaRef> page, ReportOrder order) {
        Map<PersonId, PersonInfo> authors =
                people.infos(page.stream().map(item -> item.access().owner()).collect(Collectors.toSet()));
        List<MediaRef> wanted = page.stream()
                .filter(item -> order.media().isEmpty() || order.media().contains(item.id()))
                .filter(item -> order.reach()
                        .includes(departmentOf(authors.get(item.access().owner()))))
                .toList();
        Set<MediaId> ids = wanted.stream().map(MediaRef::id).collect(Collectors.toSet());
        Map<UUID, Total> viewed = new HashMap<>();
        viewing.byItem(new Filter(null, ids, order.period())).forEach(total -> viewed.put(total.of(), total));
        return new Portion(wanted, authors, revisions.currentOf(wanted), viewed);
    }

    private static @Nullable Object[] row(
            MediaRef item, Portion portion, Map<DepartmentId, String> names, ReportOrder order) {
        ReportWords words = order.words();
        PersonInfo author = portion.authors().get(item.access().owner());
        DepartmentId department = departmentOf(author);
        RevisionRef file =
                item.currentRevision() == null ? null : portion.files().get(item.currentRevision());
        Double seconds = file == null ? null : file.durationSeconds();
        Total viewed = portion.viewing().get(item.id().value());
        Instant last = viewed == null ? null : viewed.lastAt();
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
            viewed == null ? 0L : viewed.views(),
            viewed == null ? 0L : viewed.viewers(),
            last == null ? null : LocalDate.ofInstant(last, words.zone()),
            item.id()
        };
    }

    private static ReportSummary summary(Map<String, Sum> channels) {
        List<List<@Nullable Object>> groups = new ArrayList<>();
        Sum all = new Sum();
        channels.forEach((name, sum) -> {
            groups.add(sum.told(name));
            all.add(sum);
        });
        return new ReportSummary(SUMMARY, groups, all.told("").subList(1, SUMMARY.size()), List.of(1));
    }

    private static @Nullable DepartmentId departmentOf(@Nullable PersonInfo author) {
        return author == null ? null : author.department();
    }

    private static long age(MediaRef item) {
        Instant since = item.publishedAt() == null ? item.createdAt() : item.publishedAt();
        return ChronoUnit.DAYS.between(since, Instant.now());
    }
}
