package io.loggia.analytics.rollup;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds up pages of any departments and days: altogether, along time, by groups of departments and by item. Each viewer
 * counts once in each figure. What it tells is computed when it is asked for.
 *
 * @param <G> what names a group of departments
 */
public final class Overview<G> {

    private final UnaryOperator<LocalDate> step;
    private final Function<@Nullable DepartmentId, G> group;
    private final Map<LocalDate, Gathered> trend = new HashMap<>();
    private final Map<G, Gathered> groups = new HashMap<>();
    private final Map<MediaId, Gathered> items = new HashMap<>();

    /**
     * @param step the first day of the part of the trend that a day is in
     * @param group which group a department is in
     */
    public Overview(UnaryOperator<LocalDate> step, Function<@Nullable DepartmentId, G> group) {
        this.step = step;
        this.group = group;
    }

    public void add(@Nullable DepartmentId department, LocalDate day, Tally sum) {
        trend.computeIfAbsent(step.apply(day), any -> new Gathered()).add(sum);
        groups.computeIfAbsent(group.apply(department), any -> new Gathered()).add(sum);
    }

    /** @param page as {@link DayPage#encode} gave it */
    public void addItems(byte[] page) {
        DayPage.read(page, (media, views, watchedMs, completions) -> {
            Gathered item = items.computeIfAbsent(media, any -> new Gathered());
            item.add(views, watchedMs, completions);
            return item;
        });
    }

    public Tally total() {
        Tally total = new Tally();
        groups().values().forEach(total::add);
        return total;
    }

    /** By the first day of each part in which there was anything. */
    public SortedMap<LocalDate, Tally> trend() {
        return new TreeMap<>(tallies(trend));
    }

    public Map<G, Tally> groups() {
        return tallies(groups);
    }

    public Map<MediaId, Tally> items() {
        return tallies(items);
    }

    private static <K> Map<K, Tally> tallies(Map<K, Gathered> gathered) {
        Map<K, Tally> tallies = HashMap.newHashMap(gathered.size());
        gathered.forEach((key, some) -> tallies.put(key, some.tally()));
        return tallies;
    }
}
