package io.loggia.media.packaging;

import io.loggia.media.plan.LadderSettings.Rung;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the qualities that nobody gains from, by what each needs at the same constant quality. Slides and screen
 * recordings need so little at full size that a smaller picture saves next to nothing.
 */
final class RungChoice {

    /** A rung that needs more than this share of the one above it is not worth its picture. */
    private static final double WORTH = 0.75;
    /** What every connection carries that plays anything at all. */
    private static final long CARRIED_EVERYWHERE = 300_000;

    private static final int SMALL_LINES = 480;

    private RungChoice() {}

    /**
     * The highest stays, and one small one: a trial sees a few seconds, and what comes later may be busier.
     *
     * @param rungs from high to low
     * @param bitsPerSecond measured, in the same order
     */
    static List<Rung> of(List<Rung> rungs, List<Long> bitsPerSecond) {
        List<Rung> chosen = new ArrayList<>();
        long last = Long.MAX_VALUE;
        for (int i = 0; i < rungs.size(); i++) {
            long bits = bitsPerSecond.get(i);
            if (chosen.isEmpty() || (last > CARRIED_EVERYWHERE && bits <= WORTH * last)) {
                chosen.add(rungs.get(i));
                last = bits;
            }
        }
        if (chosen.getLast().lines() > SMALL_LINES) {
            rungs.stream()
                    .filter(rung -> rung.lines() <= SMALL_LINES)
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return chosen;
    }
}
