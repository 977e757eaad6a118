package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.MediaId;
import io.loggia.portal.analytics.control.DiscreetFilter.Cell;
import io.loggia.portal.analytics.control.DiscreetFilter.Taken;
import io.loggia.portal.catalog.control.ItemTraits;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import io.loggia.portal.learning.control.ViewingTotals;
import io.loggia.portal.learning.control.ViewingTotals.Filter;
import io.loggia.portal.learning.control.ViewingTotals.Total;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Viewing of the items that a report is kept to. */
@ApplicationScoped
class FilteredViewing {

    @Inject
    private ViewingTotals totals;

    @Inject
    private ItemTraits traits;

    /**
     * Which viewing a report is about.
     *
     * @param whole of all items that there is anything to be told of
     * @param cells what was viewed, by what filters know of it; empty where the report is about the whole
     * @param kept the viewed items that it is kept to; null where it is about the whole
     */
    record Viewed(
            Filter whole,
            Map<Cell, Set<MediaId>> cells,
            @Nullable Set<MediaId> kept) {

        boolean keeps(UUID item) {
            return kept == null || kept.contains(new MediaId(item));
        }

        Filter filtered() {
            return kept == null ? whole : of(kept);
        }

        private Filter of(Set<MediaId> some) {
            return new Filter(whole.departments(), some, whole.period());
        }
    }

    /** @param asked items by their ids; none for all */
    Viewed of(Filter whole, Set<MediaId> asked, ReportFilters filters) {
        if (filters.isEmpty() && asked.isEmpty()) {
            return new Viewed(whole, Map.of(), null);
        }
        Map<MediaId, Traits> known = traits.all().stream().collect(Collectors.toMap(Traits::id, item -> item));
        Set<MediaId> viewed = viewed(whole);
        Predicate<MediaId> accepted = id -> {
            Traits item = known.get(id);
            return filters.isEmpty() || (item != null && ItemFilters.accepts(filters, item));
        };
        return new Viewed(
                whole,
                viewed.stream().collect(Collectors.groupingBy(id -> Cell.of(known.get(id)), Collectors.toSet())),
                viewed.stream()
                        .filter(id -> asked.isEmpty() || asked.contains(id))
                        .filter(accepted)
                        .collect(Collectors.toSet()));
    }

    /** @param whole departments that may be told of with all items; of the others nothing is told with fewer */
    List<Total> byDepartment(Viewed viewed, List<Total> whole, SmallGroups smallest) {
        DiscreetFilter discreet = new DiscreetFilter(smallest);
        List<Total> all = totals.byDepartment(viewed.filtered());
        if (discreet.isOpen()) {
            return all;
        }
        Map<Optional<UUID>, Map<Cell, Long>> viewers = new HashMap<>();
        Map<Optional<UUID>, Map<Cell, Taken>> taken = new HashMap<>();
        viewed.cells().forEach((cell, items) -> {
            Function<Optional<UUID>, Taken> takenBy = taken(viewed, items, discreet);
            for (Total total : totals.byDepartment(viewed.of(items))) {
                Optional<UUID> department = Optional.ofNullable(total.of());
                viewers.computeIfAbsent(department, any -> new HashMap<>()).put(cell, total.viewers());
                taken.computeIfAbsent(department, any -> new HashMap<>()).put(cell, takenBy.apply(department));
            }
        });
        Set<Optional<UUID>> tellable = whole.stream()
                .map(total -> Optional.ofNullable(total.of()))
                .filter(department -> discreet.tells(
                        viewers.getOrDefault(department, Map.of()), taken.getOrDefault(department, Map.of())))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(total -> tellable.contains(Optional.ofNullable(total.of())))
                .toList();
    }

    /** @return of a cell, by department that viewed any of it */
    private Function<Optional<UUID>, Taken> taken(Viewed viewed, Set<MediaId> items, DiscreetFilter discreet) {
        Set<MediaId> kept = Objects.requireNonNull(viewed.kept(), "the report is kept to some items");
        if (kept.containsAll(items)) {
            return department -> Taken.ALL;
        }
        if (items.stream().noneMatch(kept::contains)) {
            return department -> Taken.NOTHING;
        }
        Map<Optional<UUID>, Map<MediaId, Long>> viewers = new HashMap<>();
        totals.byItemAndDepartment(viewed.of(items))
                .forEach(total -> viewers.computeIfAbsent(
                                Optional.ofNullable(total.department()), any -> new HashMap<>())
                        .put(item(total), total.viewers()));
        return department -> discreet.taken(viewers.getOrDefault(department, Map.of()), kept);
    }

    private static MediaId item(Total total) {
        return new MediaId(Objects.requireNonNull(total.of(), "every fact has an item"));
    }

    private Set<MediaId> viewed(Filter whole) {
        return totals.byItem(whole).stream().map(FilteredViewing::item).collect(Collectors.toSet());
    }
}
