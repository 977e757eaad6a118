package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a department may be told of when a report on its viewing is kept to some items, by filters or by naming them: so
 * that no answer, and no difference between answers, with this choice, another one or none, tells of fewer people than may
 * be told of.
 *
 * <p>Items that filters cannot tell apart are a {@link Cell}: filters take cells in or leave them out, and all answers are
 * sums of cells. Cells that too few people of the department have viewed are hidden, and with them the smallest one that is
 * not, since they could else be had by taking the others from the whole. An answer that has only some of the hidden cells in
 * it is not given. What is given is therefore made of parts that are large enough: of cells that are not hidden, and of the
 * hidden ones all together, which that one more cell makes large enough too. Whoever names items may have parts of a cell:
 * in a cell that is not hidden, items are hidden in the same way. What is hidden depends on what was viewed alone, and never
 * on what is asked.
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

    /** How much an answer has of what the department viewed of a cell. */
    enum Taken {
        NOTHING,
        SOME,
        ALL,
        /** Some, with which one of few viewers could be reckoned. */
        TOO_LITTLE
    }

    /** Whether everything is told, since there may be groups of one. */
    boolean isOpen() {
        return smallest.shows(1);
    }

    /**
     * What is taken of a cell.
     *
     * @param viewers of the department, by item of the cell; items without any are left out
     * @param chosen items that are asked for
     */
    Taken taken(Map<MediaId, Long> viewers, Set<MediaId> chosen) {
        if (viewers.keySet().stream().noneMatch(chosen::contains)) {
            return Taken.NOTHING;
        }
        if (chosen.containsAll(viewers.keySet())) {
            return Taken.ALL;
        }
        return hidden(viewers).stream().noneMatch(chosen::contains) ? Taken.SOME : Taken.TOO_LITTLE;
    }

    /**
     * Whether it may be told.
     *
     * @param viewers of the department, by cell; cells without any are left out
     * @param taken of each of these
     */
    boolean tells(Map<Cell, Long> viewers, Map<Cell, Taken> taken) {
        if (viewers.keySet().stream().allMatch(cell -> taken.get(cell) == Taken.ALL)) {
            return true;
        }
        Set<Cell> hidden = hidden(viewers);
        return viewers.keySet().stream().anyMatch(cell -> taken.get(cell) != Taken.NOTHING)
                && viewers.keySet().stream()
                        .allMatch(cell -> hidden.contains(cell)
                                ? taken.get(cell) == Taken.NOTHING
                                : taken.get(cell) != Taken.TOO_LITTLE);
    }

    private <T> Set<T> hidden(Map<T, Long> viewers) {
        Set<T> hidden = viewers.keySet().stream()
                .filter(one -> !shows(viewers, one))
                .collect(Collectors.toCollection(HashSet::new));
        if (!hidden.isEmpty()) {
            viewers.keySet().stream()
                    .filter(one -> shows(viewers, one))
                    .min(Comparator.comparing((T one) -> viewers.getOrDefault(one, 0L))
                            .thenComparing(Object::toString))
                    .ifPresent(hidden::add);
        }
        return hidden;
    }

    private <T> boolean shows(Map<T, Long> viewers, T one) {
        return smallest.shows(Math.toIntExact(viewers.getOrDefault(one, 0L)));
    }
}
