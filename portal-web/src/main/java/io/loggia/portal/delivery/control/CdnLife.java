package io.loggia.portal.delivery.control;

import java.time.Duration;
import java.time.Instant;

/**
 * How long addresses at a CDN live. It is all that bounds a withdrawn right there, so it follows the item's length.
 *
 * @param least whatever the item
 * @param longest whatever the item; this is the bound that admins are told
 */
public record CdnLife(Duration least, Duration longest) {

    /** Somebody pauses, and looks at a part twice. */
    private static final double ROOM = 1.5;

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** The clock of a CDN may be two minutes early, and the way there takes a moment. */
    private static final Duration EARLY = Duration.ofMinutes(3);

    Duration of(Duration item) {
        Duration wanted = Duration.ofMillis((long) (item.toMillis() * ROOM)).plus(MARGIN);
        Duration atLeast = wanted.compareTo(least) < 0 ? least : wanted;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }

    /**
     * The end of what is signed now. It is the same for all within a quarter of the life, so that a poster keeps its
     * address and stays cached, and never later than the life allows.
     */
    Instant end(Instant now, Duration item) {
        long life = of(item).toSeconds();
        long step = Math.max(1, life / 4);
        return Instant.ofEpochSecond(now.getEpochSecond() / step * step + life);
    }

    /** When a player is to ask again, so that it never meets the end: in the middle of what is left, or minutes before. */
    public static Duration renewal(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        Duration half = left.dividedBy(2);
        Duration early = left.minus(EARLY);
        return half.compareTo(early) > 0 ? half : early;
    }
}
