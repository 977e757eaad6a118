package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.portal.learning.control.ViewingTotals.Total;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals of groups of people as they may be told.
 *
 * @param totals of groups that are large enough, in their order
 * @param rest of the others together, less how many people they are, since some may be in several; null where there is
 *     none, or too little of it
 */
record ToldTotals(List<Total> totals, @Nullable Total rest) {

    static ToldTotals of(List<Total> all, SmallGroups smallest) {
        SmallGroups.Split<Total> split = smallest.split(all, total -> Math.toIntExact(total.viewers()));
        long hidden = split.hidden().stream().mapToLong(Total::viewers).sum();
        return new ToldTotals(
                split.shown(),
                smallest.shows(Math.toIntExact(hidden))
                        ? split.hidden().stream().reduce(ToldTotals::plus).orElse(null)
                        : null);
    }

    static Total plus(Total a, Total b) {
        return new Total(
                null,
                null,
                a.viewers() + b.viewers(),
                a.items() + b.items(),
                a.views() + b.views(),
                a.watched().plus(b.watched()),
                a.completions() + b.completions(),
                null);
    }
}
