package io.loggia.analytics.coverage;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides how much of a claim the server believes: a second of media must be paid for with time of the server's clock
 * during which the claiming session was open, as long as it took at the {@link Pace} at which it played, at most {@code
 * maxRate} seconds of media for one second of clock, and no second of the clock pays twice.
 *
 * <p>The last clause is why the clock belongs to the person, not to the session or the media: a thousand sessions opened
 * at once share it, and so do the items that play in them. Time is spent earliest first, since only the older sessions
 * can use it.
 *
 * <p>What follows, and is tested: the result is a union, so beats may be lost, repeated and reordered; an account only
 * grows; a beat that claims what is already credited costs nothing; honest players of one person, of which one plays at a
 * time, at any speed up to {@code maxRate}, are credited exactly what they played. Players that play at once are credited
 * what the clock leaves, and the rest once it has gone on: two at normal speed earn the time that passed, and no more.
 *
 * @param maxRate the fastest playback that counts in full
 * @param tolerance clock granted before the session's start, for the delay between first frame and server; granted as
 *     clock time, so it too pays only once
 * @param memory how far back a session may reach for its clock; older spent time is forgotten
 * @param maxIntervals above this the account takes nothing more that would fragment it further, so that a row stays small
 */
public record CreditRule(double maxRate, Duration tolerance, Duration memory, int maxIntervals) {

    public static final CreditRule DEFAULT = new CreditRule(2.0, Duration.ofSeconds(2), Duration.ofDays(1), 5_000);

    public CreditRule {
        if (!(maxRate >= 1 && maxRate <= 16)) {
            throw new IllegalArgumentException("maxRate must lie between 1 and 16");
        }
        if (tolerance.isNegative() || memory.isNegative() || maxIntervals < 1) {
            throw new IllegalArgumentException("tolerance, memory and maxIntervals must not be negative");
        }
    }

    /**
     * What one person has of one media.
     *
     * @param credited milliseconds of the media that count as watched
     * @param spent milliseconds of the clock, since the epoch, that paid for them and for all other media of the person
     */
    public record Account(Coverage credited, Coverage spent) {

        public static final Account EMPTY = new Account(Coverage.NONE, Coverage.NONE);
    }

    /** The same of a player that does not tell how fast it played. */
    public Account credit(Account before, Coverage claim, Instant sessionStarted, Instant now, long durationMs) {
        return credit(before, claim, Pace.UNTOLD, sessionStarted, now, durationMs);
    }

    /**
     * @param claim the whole coverage of one session so far
     * @param pace how fast it played
     * @param sessionStarted by the server's clock
     * @param now by the server's clock
     * @param durationMs length of the media as probed by the server; claims beyond it are cut
     * @return {@code before} itself when nothing new is credited
     */
    public Account credit(
            Account before, Coverage claim, Pace pace, Instant sessionStarted, Instant now, long durationMs) {
        Coverage fresh = claim.within(0, durationMs).minus(before.credited());
        if (fresh.isEmpty()) {
            return before;
        }
        long nowMs = now.toEpochMilli();
        long opensMs = Math.max(
                sessionStarted.minus(tolerance).toEpochMilli(),
                now.minus(memory).toEpochMilli());
        Coverage free = Coverage.of(opensMs, nowMs).minus(before.spent());
        Pace.Bought bought = pace.buy(fresh, free.coveredMillis(), maxRate);
        Coverage credited = before.credited().plus(bought.parts());
        if (bought.parts().isEmpty()
                || (credited.intervals() > maxIntervals
                        && credited.intervals() > before.credited().intervals())) {
            return before;
        }
        Coverage spent = before.spent()
                .plus(free.first(bought.priceMs()))
                .within(now.minus(memory).toEpochMilli(), Long.MAX_VALUE);
        return new Account(credited, withFewIntervals(spent));
    }

    /**
     * What a session alone can have played by now: its claim, as far as its own clock allows. Unlike credit it counts again
     * what the person has watched before, and proves nothing.
     */
    public Coverage played(Coverage claim, Instant sessionStarted, Instant now, long durationMs) {
        long openMs = Math.max(
                0, Duration.between(sessionStarted.minus(tolerance), now).toMillis());
        return claim.within(0, durationMs).first((long) Math.floor(openMs * maxRate));
    }

    /** Forgets the oldest free time rather than grow without bound: it could only have paid for more. */
    private Coverage withFewIntervals(Coverage spent) {
        if (spent.intervals() <= maxIntervals) {
            return spent;
        }
        return spent.plus(Coverage.of(spent.startMs(0), spent.endMs(spent.intervals() / 2)));
    }
}
