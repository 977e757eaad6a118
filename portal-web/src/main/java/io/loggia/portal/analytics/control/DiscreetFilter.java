package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaKind;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a department may be told of when a report on its viewing is kept to some items by filters: so that no answer, and
 * no difference between answers, with this filter, another one or none, tells of fewer people than may be told of.
 *
 * <p>Items that filters cannot tell apart are a {@link Cell}: filters take cells in or leave them out, and all answers are
 * sums of cells. Cells that too few people of the department have viewed are hidden, and with them the smallest one that is
 * not, since they could else be had by taking the others from the whole. An answer that has only some of the hidden cells in
 * it is not given. What is given is therefore made of parts that are large enough: of cells that are not hidden, and of the
 * hidden ones all together, which that one more cell makes large enough too. Which cells are hidden depends on what was
 * viewed alone, and never on what is asked.
 */
record DiscreetFilter(SmallGroups smallest) {

    /** What filters know of an item; all is null of what is no longer there, which none of them takes in. */
    record Cell(
            @Nullable ChannelId channel,
            @Nullable MediaKind kind,
            @Nullable String language,
            boolean there) {

        static final Cell GONE = new Cell(null, null, null, false);

        static Cell of(@Nullable Traits item) {
            return item == null ? GONE : new Cell(item.channel(), item.kind(), item.language(), true);
        }
    }

    /**
     * Whether it may be told.
     *
     * @param viewers of the department, by cell; cells without any are left out
     * @param chosen cells that the filters take in
     */
    boolean tells(Map<Cell, Long> viewers, Set<Cell> chosen) {
        if (chosen.containsAll(viewers.keySet())) {
            return true;
        }
        Set<Cell> hidden = hidden(viewers);
        return viewers.keySet().stream().anyMatch(chosen::contains)
                && hidden.stream().noneMatch(chosen::contains);
    }

    private Set<Cell> hidden(Map<Cell, Long> viewers) {
        Set<Cell> hidden = viewers.keySet().stream()
                .filter(cell -> !shows(viewers, cell))
                .collect(Collectors.toCollection(HashSet::new));
        if (!hidden.isEmpty()) {
            viewers.keySet().stream()
                    .filter(cell -> shows(viewers, cell))
                    .min(Comparator.comparing((Cell cell) -> viewers.getOrDefault(cell, 0L))
                            .thenComparing(Cell::toString))
                    .ifPresent(hidden::add);
        }
        return hidden;
    }

    private boolean shows(Map<Cell, Long> viewers, Cell cell) {
        return smallest.shows(Math.toIntExact(viewers.getOrDefault(cell, 0L)));
    }
}
