package io.loggia.analytics.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Keeps figures from telling about single people: a group smaller than agreed is not shown, and neither is one whose
 * figures could be had by taking the others from the sum (complementary suppression).
 *
 * @param smallest people that a group must have to be shown; 1 shows all
 */
public record SmallGroups(int smallest) {

    public SmallGroups {
        if (smallest < 1) {
            throw new IllegalArgumentException("a group has at least one person");
        }
    }

    /** Whether figures about so many people may be shown. */
    public boolean shows(int people) {
        return people >= smallest;
    }

    /**
     * Splits groups of a sum that is shown.
     *
     * @param shown in their order
     * @param hidden in their order; either none, or together at least as many people as the smallest group, or all
     */
    public record Split<T>(List<T> shown, List<T> hidden) {}

    /** @param people how many are in a group; groups of nobody tell nothing and are shown */
    public <T> Split<T> split(List<T> groups, ToIntFunction<T> people) {
        List<T> bySize = new ArrayList<>(groups);
        bySize.removeIf(group -> people.applyAsInt(group) == 0);
        bySize.sort(Comparator.comparingInt(people));
        List<T> hidden = new ArrayList<>();
        int hiddenPeople = 0;
        for (T group : bySize) {
            boolean tooSmall = !shows(people.applyAsInt(group));
            boolean restTells = !hidden.isEmpty() && !shows(hiddenPeople);
            if (!tooSmall && !restTells) {
                break;
            }
            hidden.add(group);
            hiddenPeople += people.applyAsInt(group);
        }
        return new Split<>(
                groups.stream().filter(group -> !hidden.contains(group)).toList(),
                groups.stream().filter(hidden::contains).toList());
    }
}
