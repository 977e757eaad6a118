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
 * counts once in each figure.
 *
 * @param <G> what names a group of departments
 */
public final class Overview<G> {

    private final UnaryOperator<LocalDate> step;
    private final Function<@Nullable DepartmentId, G> group;
    private final Tally total = new Tally();
    private final SortedMap<LocalDate, Tally> trend = new TreeMap<>();
    private final Map<G, Tally> groups = new HashMap<>();
    private final Map<MediaId, Tally> items = new HashMap<>();

    /**
     * @param step the first day of the part of the trend that a day is in
     * @param group which group a department is in
     */
    public Overview(UnaryOperator<LocalDate> step, Function<@Nullable DepartmentId, G> group) {
        this.step = step;
        this.group = group;
    }

    public void add(@Nullable DepartmentId department, LocalDate day, Tally sum) {
        total.add(sum);
        trend.computeIfAbsent(step.apply(day), any -> new Tally()).add(sum);
        groups.computeIfAbsent(group.apply(department), any -> new Tally()).add(sum);
    }

    public void add(DayPage page) {
        page.forEach((media, tally) ->
                items.computeIfAbsent(media, any -> new Tally()).add(tally));
    }

    public Tally total() {
        return total;
    }

    /** By the first day of each part in which there was anything. */
    public SortedMap<LocalDate, Tally> trend() {
        return trend;
    }

    public Map<G, Tally> groups() {
        return groups;
    }

    public Map<MediaId, Tally> items() {
        return items;
    }
}
