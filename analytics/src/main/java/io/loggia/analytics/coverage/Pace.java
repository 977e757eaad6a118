package io.loggia.analytics.coverage;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How fast a player says that it has played what it claims, so that each part costs the clock that it took: what played at
 * normal speed costs as long as it is, what played at double speed half of that. A part that played at several speeds
 * counts as played at the fastest, since that is the least that it can have taken; so what it costs only falls while a
 * session goes on, and beats may come in any order.
 *
 * <p>Whoever makes a speed up gains what the fastest allowed playback earns in any case.
 *
 * @param faster what played faster than normal, by hundredths of the normal speed; the rest was normal, or slower. Null
 *     where the player does not tell: then all of it may have played as fast as is allowed
 */
public record Pace(@Nullable SortedMap<Integer, Coverage> faster) {

    /** Of a player from before speeds were told. */
    public static final Pace UNTOLD = new Pace(null);

    /** Nothing played faster than normal. */
    public static final Pace NORMAL = new Pace(Collections.emptySortedMap());

    /** More speeds than any player offers; bounds the work one beat can ask for. */
    public static final int MAX_SPEEDS = 32;

    private static final int HUNDREDTHS = 100;

    /** Beyond it no rule allows anything, see {@link CreditRule}. */
    private static final double FASTEST = 16;

    /** Of a millisecond: sums of quotients are not exact, and a millisecond that is paid for must not be lost for it. */
    private static final double INEXACT = 1e-6;

    public Pace {
        if (faster != null) {
            faster = Collections.unmodifiableSortedMap(new TreeMap<>(faster));
            if (!faster.isEmpty() && (faster.firstKey() <= HUNDREDTHS || faster.lastKey() > FASTEST * HUNDREDTHS)) {
                throw new IllegalArgumentException("a speed is above 100 hundredths, and 1600 at most");
            }
        }
    }

    /** What can be had for some time of the clock, and how much of it that takes. */
    record Bought(Coverage parts, long priceMs) {}

    private record Part(long startMs, long endMs, double rate) {}

    /**
     * @param faster by their speeds, as times of the normal one; what is no faster than normal is left out
     * @throws LoggiaException {@link ErrorCode#INVALID_COVERAGE} for too many speeds, or one that is not a finite number
     *     above zero
     */
    public static Pace of(List<Map.Entry<Double, Coverage>> faster) {
        if (faster.size() > MAX_SPEEDS) {
            throw new LoggiaException(ErrorCode.INVALID_COVERAGE, "A beat has at most " + MAX_SPEEDS + " speeds.");
        }
        SortedMap<Integer, Coverage> told = new TreeMap<>();
        for (Map.Entry<Double, Coverage> one : faster) {
            double rate = one.getKey();
            if (!Double.isFinite(rate) || rate <= 0) {
                throw new LoggiaException(ErrorCode.INVALID_COVERAGE, "A speed is a finite number above zero.");
            }
            // Upwards: nobody pays for more time than passed.
            int hundredths = (int) Math.ceil(Math.min(rate, FASTEST) * HUNDREDTHS - INEXACT);
            if (hundredths > HUNDREDTHS && !one.getValue().isEmpty()) {
                told.merge(hundredths, one.getValue(), Coverage::plus);
            }
        }
        return new Pace(told);
    }

    /**
     * As much of some media, from its start on, as can be had.
     *
     * @param budgetMs of the clock
     * @param maxRate the fastest that counts; what played faster costs as much as that
     */
    Bought buy(Coverage wanted, long budgetMs, double maxRate) {
        SortedMap<Integer, Coverage> speeds = faster;
        if (speeds == null || speeds.isEmpty()) {
            double rate = speeds == null ? maxRate : 1;
            Coverage parts = wanted.first((long) Math.floor(budgetMs * rate));
            return new Bought(parts, (long) Math.ceil(parts.coveredMillis() / rate));
        }
        List<Part> parts = parts(wanted, speeds, maxRate);
        long[] bounds = new long[2 * parts.size()];
        double price = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            // What was bought may have cost a little more than there was, by as much as sums are inexact.
            long most = Math.max(0, (long) Math.floor((budgetMs - price) * part.rate() + INEXACT));
            long taken = Math.min(part.endMs() - part.startMs(), most);
            bounds[2 * i] = part.startMs();
            bounds[2 * i + 1] = part.startMs() + taken;
            price += taken / part.rate();
            if (taken < part.endMs() - part.startMs()) {
                return new Bought(Coverage.union(Arrays.copyOf(bounds, 2 * i + 2)), price(price));
            }
        }
        return new Bought(Coverage.union(bounds), price(price));
    }

    private static long price(double exactly) {
        return (long) Math.ceil(exactly - INEXACT);
    }

    /** In their order in the media. */
    private static List<Part> parts(Coverage wanted, SortedMap<Integer, Coverage> speeds, double maxRate) {
        List<Part> parts = new ArrayList<>();
        Coverage rest = wanted;
        NavigableMap<Integer, Coverage> fastestFirst = new TreeMap<>(Comparator.reverseOrder());
        fastestFirst.putAll(speeds);
        for (Map.Entry<Integer, Coverage> speed : fastestFirst.entrySet()) {
            Coverage slower = rest.minus(speed.getValue());
            add(parts, rest.minus(slower), Math.min((double) speed.getKey() / HUNDREDTHS, maxRate));
            rest = slower;
        }
        add(parts, rest, 1);
        parts.sort(Comparator.comparingLong(Part::startMs));
        return parts;
    }

    private static void add(List<Part> parts, Coverage coverage, double rate) {
        for (int i = 0; i < coverage.intervals(); i++) {
            parts.add(new Part(coverage.startMs(i), coverage.endMs(i), rate));
        }
    }
}
