package io.loggia.analytics.insight;

import io.loggia.analytics.coverage.Coverage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each part of an item was watched, along the player's time line.
 *
 * <p>Of people's coverages it is the retention curve: a person counts once, however often they went back. Of sessions'
 * coverages it tells how many playbacks passed there: a session counts once, too, also where it played a part several times, and
 * who went back in another session counts again.
 *
 * @param stepMs length of a part; the last may be shorter
 * @param counts how many watched at least half of the part
 * @param all how many there are
 */
public record WatchCurve(long stepMs, List<Integer> counts, int all) {

    /** As fine as a seek bar can show. */
    public static final int PARTS = 200;

    public WatchCurve {
        counts = List.copyOf(counts);
    }

    /**
     * @param parts how many there should be at most; none is shorter than a second
     * @throws IllegalArgumentException unless {@code parts} is at least 1
     */
    public static WatchCurve of(Collection<Coverage> coverages, long durationMs, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("a curve has at least one part");
        }
        long step = Math.max(1_000, Math.ceilDiv(durationMs, parts));
        int[] counts = new int[Math.toIntExact(Math.ceilDiv(Math.max(durationMs, 0), step))];
        for (Coverage coverage : coverages) {
            count(coverage, durationMs, step, counts);
        }
        return new WatchCurve(step, Arrays.stream(counts).boxed().toList(), coverages.size());
    }

    /** Both together. Of one with other parts, which is of another file, nothing is taken. */
    public WatchCurve plus(WatchCurve other) {
        if (other.stepMs != stepMs || other.counts.size() != counts.size()) {
            return this;
        }
        return new WatchCurve(
                stepMs,
                IntStream.range(0, counts.size())
                        .mapToObj(part -> counts.get(part) + other.counts.get(part))
                        .toList(),
                all + other.all);
    }

    /** Goes along both once. */
    private static void count(Coverage coverage, long durationMs, long step, int[] counts) {
        int interval = 0;
        for (int part = 0; part < counts.length && interval < coverage.intervals(); part++) {
            long from = part * step;
            long to = Math.min(from + step, durationMs);
            long watched = 0;
            while (interval < coverage.intervals() && coverage.endMs(interval) <= from) {
                interval++;
            }
            for (int i = interval; i < coverage.intervals() && coverage.startMs(i) < to; i++) {
                watched += Math.min(coverage.endMs(i), to) - Math.max(coverage.startMs(i), from);
            }
            if (2 * watched >= to - from) {
                counts[part]++;
            }
        }
    }
}
