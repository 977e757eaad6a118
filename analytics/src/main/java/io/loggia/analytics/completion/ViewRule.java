package io.loggia.analytics.completion;

import io.loggia.analytics.coverage.Coverage;
import java.time.Duration;

/**
 * When a session counts as a view: not when a page was opened by mistake, and not only when a long talk was seen to its
 * end.
 *
 * @param least what is enough of any item
 * @param shareOfShort what is enough of an item so short that this comes earlier, 0 to 1
 */
public record ViewRule(Duration least, double shareOfShort) {

    /** 10 s, or 30 % of what is shorter than 33 s. */
    public static final ViewRule DEFAULT = new ViewRule(Duration.ofSeconds(10), 0.3);

    public ViewRule {
        if (least.isNegative() || !(shareOfShort > 0 && shareOfShort <= 1)) {
            throw new IllegalArgumentException("least must not be negative, shareOfShort above 0 and at most 1");
        }
    }

    /** @param played what the session played of the item */
    public boolean isViewedBy(Coverage played, long durationMs) {
        double enough = Math.min((double) least.toMillis(), shareOfShort * durationMs);
        return !played.isEmpty() && played.coveredMillis() + 0.5 >= enough;
    }
}
