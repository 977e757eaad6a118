package io.loggia.portal.search.control;

import io.loggia.portal.catalog.control.ChangeLog.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How far a numbered log was followed, when numbers can appear late or never: it remembers each gap until its numbers
 * appear or have become impossible. A change to all items of somebody is one gap, however many they are.
 */
final class ChangeCursor {

    private final Duration impossibleAfter;
    /** By its first number. */
    private final NavigableMap<Long, Gap> gaps = new TreeMap<>();

    private long highest;

    private record Gap(long last, Instant seenAt) {}

    /** @param start everything up to here was applied and is settled */
    ChangeCursor(long start, Duration impossibleAfter) {
        this.highest = start;
        this.impossibleAfter = impossibleAfter;
    }

    /** The highest number that was applied. */
    long highest() {
        return highest;
    }

    /** Numbers passed over that may still appear, in order. */
    List<Numbers> gaps() {
        return gaps.entrySet().stream()
                .map(gap -> new Numbers(gap.getKey(), gap.getValue().last()))
                .toList();
    }

    /** Up to here all is applied: from here a follower can begin again after a crash. */
    long settled() {
        return gaps.isEmpty() ? highest : gaps.firstKey() - 1;
    }

    /** Takes note of numbers that were applied. */
    void applied(Collection<Long> numbers, Instant now) {
        for (long number : numbers.stream().sorted().toList()) {
            if (number > highest) {
                keep(highest + 1, number - 1, now);
                highest = number;
            } else {
                fill(number);
            }
        }
    }

    private void fill(long number) {
        Map.Entry<Long, Gap> around = gaps.floorEntry(number);
        if (around != null && number <= around.getValue().last()) {
            Gap gap = around.getValue();
            gaps.remove(around.getKey());
            keep(around.getKey(), number - 1, gap.seenAt());
            keep(number + 1, gap.last(), gap.seenAt());
        }
    }

    private void keep(long first, long last, Instant seenAt) {
        if (first <= last) {
            gaps.put(first, new Gap(last, seenAt));
        }
    }

    /**
     * Gives up the gaps that were seen too long ago for their transactions to be running still.
     *
     * @return whether there were any
     */
    boolean giveUp(Instant now) {
        return gaps.values().removeIf(gap -> !gap.seenAt().plus(impossibleAfter).isAfter(now));
    }
}
