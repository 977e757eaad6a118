package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.MediaId;
import io.loggia.portal.analytics.control.DiscreetFilter.Cell;
import io.loggia.portal.catalog.control.ItemTraits;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import io.loggia.portal.learning.control.ViewingTotals;
import io.loggia.portal.learning.control.ViewingTotals.Filter;
import io.loggia.portal.learning.control.ViewingTotals.Total;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Viewing of the items that filters leave. */
@ApplicationScoped
class FilteredViewing {

    @Inject
    private ViewingTotals totals;

    @Inject
    private ItemTraits traits;

    /**
     * Which viewing a report is about.
     *
     * @param whole without filters
     * @param cells what was viewed, by what filters know of it; empty where there are none
     * @param kept the viewed items that filters leave; null where there are none
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

    Viewed of(Filter whole, ReportFilters filters) {
        if (filters.isEmpty()) {
            return new Viewed(whole, Map.of(), null);
        }
        Map<MediaId, Traits> known = traits.all().stream().collect(Collectors.toMap(Traits::id, item -> item));
        Set<MediaId> viewed = viewed(whole);
        return new Viewed(
                whole,
                viewed.stream().collect(Collectors.groupingBy(id -> Cell.of(known.get(id)), Collectors.toSet())),
                viewed.stream()
                        .flatMap(id -> Stream.ofNullable(known.get(id)))
                        .filter(item -> ItemFilters.accepts(filters, item))
                        .map(Traits::id)
                        .collect(Collectors.toSet()));
    }

    /** @param whole departments that may be told of without filters; of the others nothing is told with them */
    List<Total> byDepartment(Viewed viewed, List<Total> whole, SmallGroups smallest) {
        Set<MediaId> kept = Objects.requireNonNull(viewed.kept(), "there is a filter");
        Map<Optional<UUID>, Map<Cell, Long>> viewers = new HashMap<>();
        Set<Cell> chosen = new HashSet<>();
        viewed.cells().forEach((cell, items) -> {
            if (kept.containsAll(items)) {
                chosen.add(cell);
            }
            totals.byDepartment(viewed.of(items))
                    .forEach(total -> viewers.computeIfAbsent(of(total), any -> new HashMap<>())
                            .put(cell, total.viewers()));
        });
        DiscreetFilter discreet = new DiscreetFilter(smallest);
        Set<Optional<UUID>> tellable = whole.stream()
                .map(FilteredViewing::of)
                .filter(department -> discreet.tells(viewers.getOrDefault(department, Map.of()), chosen))
                .collect(Collectors.toSet());
        return totals.byDepartment(viewed.filtered()).stream()
                .filter(total -> tellable.contains(of(total)))
                .toList();
    }

    private static Optional<UUID> of(Total total) {
        return Optional.ofNullable(total.of());
    }

    private Set<MediaId> viewed(Filter whole) {
        return totals.byItem(whole).stream()
                .map(total -> new MediaId(Objects.requireNonNull(total.of(), "every fact has an item")))
                .collect(Collectors.toSet());
    }
}
