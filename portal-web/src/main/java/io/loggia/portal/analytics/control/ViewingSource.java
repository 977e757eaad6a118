package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.FilteredViewing.Viewed;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.ViewingPrivacy;
import io.loggia.portal.learning.control.ViewingTotals;
import io.loggia.portal.learning.control.ViewingTotals.Filter;
import io.loggia.portal.learning.control.ViewingTotals.Total;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is watched how much. Of persons it tells only where the organisation has agreed to that; else groups of few people
 * are told of together, and what is told with filters or of single items is less than that: of items, those that are told
 * of in any case, and of departments, those of which {@link DiscreetFilter} lets it.
 */
@ApplicationScoped
class ViewingSource implements ReportSource {

    private static final int AT_ONCE = 500;

    private static final Comparator<Total> MOST_VIEWED = Comparator.comparingLong(Total::views)
            .thenComparing(Total::watched)
            .reversed()
            .thenComparing(total -> String.valueOf(total.of()));

    @Inject
    private ViewingTotals totals;

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private Catalog catalog;

    @Inject
    private ItemFilters items;

    @Inject
    private FilteredViewing filtered;

    @Inject
    private ViewingPrivacy privacy;

    @Override
    public ReportKind kind() {
        return ReportKind.VIEWING;
    }

    @Override
    public List<String> groups() {
        return privacy.viewingOfPersons()
                ? List.of(ViewingColumns.DEPARTMENT, ViewingColumns.ITEM, ViewingColumns.PERSON)
                : List.of(ViewingColumns.DEPARTMENT, ViewingColumns.ITEM);
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return ViewingColumns.BY_GROUP.getOrDefault(group, List.of());
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
        if (order.group().equals(ViewingColumns.PERSON) && order.reach().owner() != null) {
            throw new LoggiaException(
                    ErrorCode.FORBIDDEN, "Authors are told how their items are watched, and not by whom.");
        }
        Filter whole = new Filter(order.reach().departments(), owned(order), order.period());
        return new ReportTable(kind().key(), order.heading(), columns(order.group()), rows -> {
            Viewed viewed = filtered.of(whole, order.media(), order.filters());
            ToldTotals byDepartment = told(viewed);
            switch (order.group()) {
                case ViewingColumns.ITEM -> byItem(order, viewed, rows);
                case ViewingColumns.PERSON -> byPerson(order, viewed.filtered(), rows);
                default -> byDepartment(order.words(), byDepartment, rows);
            }
            return summary(order.words(), viewed, byDepartment);
        });
    }

    @Override
    public boolean hasRowPerGroup() {
        return true;
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return items.after(List.of(), words);
    }

    @Override
    public Optional<String> filterNote(ReportWords words) {
        return privacy.smallestTold().smallest() > 1 ? Optional.of(words.of("filter.small.viewing")) : Optional.empty();
    }

    private ToldTotals told(Viewed viewed) {
        ToldTotals whole = told(totals.byDepartment(viewed.whole()));
        return viewed.kept() == null
                ? whole
                : new ToldTotals(sorted(filtered.byDepartment(viewed, whole.totals(), privacy.smallestTold())), null);
    }

    /** Null for anybody's. */
    private @Nullable Set<MediaId> owned(ReportOrder order) {
        PersonId owner = order.reach().owner();
        return owner == null
                ? null
                : catalog.ownedBy(owner).stream().map(MediaRef::id).collect(Collectors.toSet());
    }

    private void byDepartment(ReportWords words, ToldTotals told, Consumer<@Nullable Object[]> rows) {
        Map<DepartmentId, String> names = departments.namesEver();
        told.totals()
                .forEach(total -> rows.accept(new @Nullable Object[] {
                    name(total.of(), names, words),
                    total.viewers(),
                    total.items(),
                    total.views(),
                    total.watched(),
                    total.completions(),
                    day(total.lastAt(), words.zone()),
                    total.of()
                }));
        Total rest = told.rest();
        if (rest != null) {
            rows.accept(new @Nullable Object[] {
                words.of("small.department"), null, null, rest.views(), rest.watched(), rest.completions(), null, null
            });
        }
    }

    /** One's own items, and to admins those of the whole organisation, are no groups of people. */
    private void byItem(ReportOrder order, Viewed viewed, Consumer<@Nullable Object[]> rows) {
        List<Total> all = totals.byItem(viewed.whole());
        ReportReach reach = order.reach();
        boolean untouched = reach.departments() == null && !reach.discreet();
        ToldTotals told = untouched ? new ToldTotals(sorted(all), null) : told(all);
        inPortions(
                told.totals().stream()
                        .filter(total -> viewed.keeps(known(total)))
                        .toList(),
                some -> catalog.findAll(some.stream().map(MediaId::new).toList()),
                (total, items) -> {
                    MediaRef item = items.get(new MediaId(known(total)));
                    rows.accept(new @Nullable Object[] {
                        item == null ? known(total).toString() : item.title(),
                        total.viewers(),
                        total.views(),
                        total.watched(),
                        total.completions(),
                        day(total.lastAt(), order.words().zone()),
                        total.of()
                    });
                });
        Total rest = viewed.kept() == null ? told.rest() : null;
        if (rest != null) {
            rows.accept(new @Nullable Object[] {
                order.words().of("small.item"), null, rest.views(), rest.watched(), rest.completions(), null, null
            });
        }
    }

    private void byPerson(ReportOrder order, Filter filter, Consumer<@Nullable Object[]> rows) {
        Map<DepartmentId, String> departmentNames = departments.namesEver();
        inPortions(
                sorted(totals.byPerson(filter)),
                some -> people.names(some.stream().map(PersonId::new).toList()),
                (total, names) -> rows.accept(new @Nullable Object[] {
                    called(new PersonId(known(total)), names, order.people()),
                    name(total.department(), departmentNames, order.words()),
                    total.items(),
                    total.views(),
                    total.watched(),
                    total.completions(),
                    day(total.lastAt(), order.words().zone()),
                    order.people().id(new PersonId(known(total)))
                }));
    }

    private static String called(PersonId person, Map<PersonId, String> names, PersonNames people) {
        return people.name(person, names.getOrDefault(person, person.toString()));
    }

    /** Kept to some items, the sum is that of what is told, since one of all would tell of the rest. */
    private ReportSummary summary(ReportWords words, Viewed viewed, ToldTotals told) {
        Map<DepartmentId, String> names = departments.namesEver();
        List<List<@Nullable Object>> groups = new ArrayList<>();
        told.totals().forEach(total -> groups.add(summed(name(total.of(), names, words), total)));
        Total rest = told.rest();
        if (rest != null) {
            groups.add(Arrays.asList(
                    words.of("small.department"), null, null, rest.views(), rest.watched(), rest.completions()));
        }
        return new ReportSummary(ViewingColumns.SUMMARY, groups, sum(viewed, told), ViewingColumns.CHARTED);
    }

    private List<@Nullable Object> sum(Viewed viewed, ToldTotals told) {
        if (told.totals().isEmpty() && told.rest() == null) {
            return Arrays.asList(null, null, null, null, null);
        }
        if (viewed.kept() == null || privacy.viewingOfPersons()) {
            return summed("", totals.all(viewed.filtered())).subList(1, ViewingColumns.SUMMARY.size());
        }
        Total sum = told.totals().stream().reduce(ToldTotals::plus).orElseThrow();
        return Arrays.asList(null, null, sum.views(), sum.watched(), sum.completions());
    }

    private static List<@Nullable Object> summed(String name, Total total) {
        return Arrays.asList(name, total.viewers(), total.items(), total.views(), total.watched(), total.completions());
    }

    private ToldTotals told(List<Total> all) {
        return ToldTotals.of(sorted(all), privacy.smallestTold());
    }

    private static List<Total> sorted(List<Total> all) {
        return all.stream().sorted(MOST_VIEWED).toList();
    }

    /** Looks names up for some totals at a time. */
    private static <N> void inPortions(List<Total> all, Function<Set<UUID>, N> namesOf, BiConsumer<Total, N> each) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Total> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            N names = namesOf.apply(some.stream().map(ViewingSource::known).collect(Collectors.toSet()));
            some.forEach(total -> each.accept(total, names));
        }
    }

    private static UUID known(Total total) {
        UUID id = total.of();
        if (id == null) {
            throw new IllegalStateException("every fact has a person and an item");
        }
        return id;
    }

    private static String name(@Nullable UUID id, Map<DepartmentId, String> names, ReportWords words) {
        return id == null ? words.of("no-department") : names.getOrDefault(new DepartmentId(id), id.toString());
    }

    private static @Nullable LocalDate day(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : LocalDate.ofInstant(moment, zone);
    }
}
