package io.loggia.portal.learning.control;

import io.loggia.portal.learning.control.ViewingTotals.Total;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts totals of portions together that have no item in common: views and items add up, while whoever watched items of two
 * portions is one viewer.
 */
final class PortionedTotals {

    /** What a total is of, as in {@link Total}. */
    record Group(@Nullable UUID of, @Nullable UUID department) {

        static Group of(Total total) {
            return new Group(total.of(), total.department());
        }
    }

    private final Map<Group, Total> sums = new LinkedHashMap<>();
    private final Map<Group, Set<UUID>> viewers = new HashMap<>();

    /** Adds what one portion comes to; how many its viewers are does not count. */
    void add(Total total) {
        sums.merge(Group.of(total), total, PortionedTotals::plus);
    }

    void addViewer(Group group, UUID person) {
        viewers.computeIfAbsent(group, any -> new HashSet<>()).add(person);
    }

    List<Total> totals() {
        return sums.entrySet().stream()
                .map(sum -> with(
                        sum.getValue(),
                        viewers.getOrDefault(sum.getKey(), Set.of()).size()))
                .toList();
    }

    private static Total plus(Total a, Total b) {
        return new Total(
                a.of(),
                a.department(),
                0,
                a.items() + b.items(),
                a.views() + b.views(),
                a.watched().plus(b.watched()),
                a.completions() + b.completions(),
                later(a.lastAt(), b.lastAt()));
    }

    private static Total with(Total total, long viewers) {
        return new Total(
                total.of(),
                total.department(),
                viewers,
                total.items(),
                total.views(),
                total.watched(),
                total.completions(),
                total.lastAt());
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
