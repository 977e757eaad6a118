package io.loggia.analytics.rollup;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.insight.SmallGroups.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/**
 * {@link SmallGroups} for figures whose groups may share people, as items and weeks do: what is left out, and could be
 * had by taking the rest from the sum, belongs to enough different people.
 */
public record Discretion(SmallGroups groups) {

    /** Whether figures may be told; nobody's tell nothing. */
    public boolean tells(Tally tally) {
        return tally.viewers() == 0 || groups.shows(tally.viewers());
    }

    /** Splits parts of a sum that is told. */
    public <T> Split<T> split(List<T> parts, Function<? super T, Tally> tally) {
        List<T> bySize = new ArrayList<>(parts);
        bySize.removeIf(part -> tally.apply(part).viewers() == 0);
        bySize.sort(Comparator.comparingInt(part -> tally.apply(part).viewers()));
        List<T> hidden = new ArrayList<>();
        RoaringBitmap people = new RoaringBitmap();
        for (T part : bySize) {
            boolean restTells = !hidden.isEmpty() && !groups.shows(people.getCardinality());
            if (tells(tally.apply(part)) && !restTells) {
                break;
            }
            hidden.add(part);
            people.or(tally.apply(part).numbers());
        }
        return new Split<>(
                parts.stream().filter(part -> !hidden.contains(part)).toList(),
                parts.stream().filter(hidden::contains).toList());
    }
}
