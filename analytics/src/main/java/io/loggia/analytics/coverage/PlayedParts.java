package io.loggia.analytics.coverage;

import io.loggia.domain.IgnoredPlayback;

/**
 * What a player says that it has played, and how. A part that played in sight once is in sight, however often it played
 * otherwise; so what counts only grows while a session goes on, and beats may still come in any order.
 *
 * @param all of it
 * @param hidden what never played in sight
 * @param silent what never played in sight nor with sound
 * @param pace how fast it played
 */
public record PlayedParts(Coverage all, Coverage hidden, Coverage silent, Pace pace) {

    /** Of a player that does not tell how fast. */
    public PlayedParts(Coverage all, Coverage hidden, Coverage silent) {
        this(all, hidden, silent, Pace.UNTOLD);
    }

    /** Of a player that tells nothing else. */
    public static PlayedParts inSight(Coverage all) {
        return new PlayedParts(all, Coverage.NONE, Coverage.NONE);
    }

    /** What is left where some playback is ignored. */
    public Coverage counted(IgnoredPlayback ignored) {
        return switch (ignored) {
            case NONE -> all;
            case HIDDEN_AND_MUTED -> all.minus(silent);
            case HIDDEN -> all.minus(hidden).minus(silent);
        };
    }
}
