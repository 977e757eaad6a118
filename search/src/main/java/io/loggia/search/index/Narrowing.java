package io.loggia.search.index;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.jspecify.annotations.Nullable;

/**
 * What the searcher chose beside the words. Any of the values chosen on a side will do; the counts of each side keep to
 * the choices made on the others.
 *
 * @param from the earliest creation
 * @param until creations from here on are left out
 */
public record Narrowing(
        Map<FacetSide, Set<String>> choices,
        @Nullable Instant from,
        @Nullable Instant until) {

    private static final Narrowing NONE = new Narrowing(Map.of(), null, null);

    public Narrowing {
        choices = Map.copyOf(choices);
    }

    public static Narrowing none() {
        return NONE;
    }

    /** The same with these values chosen on a side; without any, the side is left open. */
    public Narrowing with(FacetSide side, String... values) {
        Map<FacetSide, Set<String>> more = new HashMap<>(choices);
        more.put(side, Set.copyOf(new LinkedHashSet<>(Arrays.asList(values))));
        return new Narrowing(more, from, until);
    }

    /** The same, and created at no other time. */
    public Narrowing between(@Nullable Instant earliest, @Nullable Instant end) {
        return new Narrowing(choices, later(from, earliest), earlier(until, end));
    }

    /** What was chosen on a side; empty leaves it open. */
    public Set<String> chosen(FacetSide side) {
        return choices.getOrDefault(side, Set.of());
    }

    void addTo(BooleanQuery.Builder query) {
        if (from != null || until != null) {
            long least = from == null ? Long.MIN_VALUE : millis(from);
            long most = until == null ? Long.MAX_VALUE : millis(until) - 1;
            query.add(LongPoint.newRangeQuery(Fields.CREATED, least, most), Occur.FILTER);
        }
    }

    /** Time far beyond any calendar is as good as its end. */
    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
