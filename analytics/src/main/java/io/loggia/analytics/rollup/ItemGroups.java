package io.loggia.analytics.rollup;

import io.loggia.domain.MediaId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Adds up pages of any departments and days by groups of items, along time and altogether. Each viewer counts once in
 * each figure. What it tells is computed when it is asked for.
 *
 * @param <K> what names a group of items
 */
public final class ItemGroups<K> {

    private final UnaryOperator<LocalDate> step;
    private final Function<MediaId, K> group;
    private final SortedMap<LocalDate, Map<K, Gathered>> parts = new TreeMap<>();

    /**
     * @param step the first day of the part of the trend that a day is in
     * @param group which group an item is in
     */
    public ItemGroups(UnaryOperator<LocalDate> step, Function<MediaId, K> group) {
        this.step = step;
        this.group = group;
    }

    /** @param page as {@link DayPage#encode} gave it */
    public void add(LocalDate day, byte[] page) {
        Map<K, Gathered> part = parts.computeIfAbsent(step.apply(day), any -> new HashMap<>());
        DayPage.read(page, (media, views, watchedMs, completions) -> {
            Gathered sum = part.computeIfAbsent(group.apply(media), any -> new Gathered());
            sum.add(views, watchedMs, completions);
            return sum;
        });
    }

    /** All groups by the first day of each part in which there was anything. */
    public SortedMap<LocalDate, Map<K, Tally>> trend() {
        SortedMap<LocalDate, Map<K, Tally>> trend = new TreeMap<>();
        parts.forEach((day, sums) -> {
            Map<K, Tally> tallies = HashMap.newHashMap(sums.size());
            sums.forEach((key, sum) -> tallies.put(key, sum.tally()));
            trend.put(day, tallies);
        });
        return trend;
    }

    /** Sums of a {@link #trend()}. */
    public static <K> Map<K, Tally> totals(Map<LocalDate, Map<K, Tally>> trend) {
        Map<K, Tally> totals = new HashMap<>();
        trend.values()
                .forEach(part -> part.forEach((key, tally) ->
                        totals.computeIfAbsent(key, any -> new Tally()).add(tally)));
        return totals;
    }
}
