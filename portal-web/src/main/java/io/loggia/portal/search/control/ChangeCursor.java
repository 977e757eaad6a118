package io.loggia.portal.search.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far a numbered log was followed, when numbers can appear late or never: it remembers each gap until its number
 * appears or has become impossible.
 */
final class ChangeCursor {

    /** A database that gives numbers out in blocks leaves a gap of this order when it is killed. */
    private static final int MOST_GAPS = 1_000;

    private final Duration impossibleAfter;
    private final NavigableMap<Long, Instant> gaps = new TreeMap<>();
    private long highest;

    /** @param start everything up to here was applied and is settled */
    ChangeCursor(long start, Duration impossibleAfter) {
        this.highest = start;
        this.impossibleAfter = impossibleAfter;
    }

    /** The highest number that was applied. */
    long highest() {
        return highest;
    }

    /** Numbers passed over that may still appear. */
    Set<Long> gaps() {
        return Set.copyOf(gaps.keySet());
    }

    /** Up to here all is applied: from here a follower can begin again after a crash. */
    long settled() {
        return gaps.isEmpty() ? highest : gaps.firstKey() - 1;
    }

    /** Takes note of numbers that were applied. */
    void applied(Collection<Long> numbers, Instant now) {
        for (long number : numbers.stream().sorted().toList()) {
            gaps.remove(number);
            for (long missed = Math.max(highest + 1, number - MOST_GAPS); missed < number; missed++) {
                gaps.put(missed, now);
            }
            highest = Math.max(highest, number);
        }
    }

    /**
     * Gives up the gaps that were seen too long ago for their transactions to be running still.
     *
     * @return whether there were any
     */
    boolean giveUp(Instant now) {
        List<Long> impossible = gaps.entrySet().stream()
                .filter(gap -> !gap.getValue().plus(impossibleAfter).isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        impossible.forEach(gaps::remove);
        return !impossible.isEmpty();
    }
}
