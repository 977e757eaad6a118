package io.loggia.analytics.assignment;

import io.loggia.analytics.assignment.Learned.Done;
import io.loggia.analytics.assignment.Schedule.Round;
import io.loggia.domain.HouseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where people stand, from facts alone. A day is over when it ends where the organisation is.
 *
 * <p>Who came to their place after the assignment was given has {@code graceDays} from that day on, if that is later than
 * the due day; and so has whoever had completed the item, from the day on at which that was voided or the content changed.
 * A round that somebody missed stays overdue when the next one begins, until they complete the item: no one is excused by
 * waiting.
 *
 * <p>What completes it is a completion, never the share watched by now: so no change of the threshold takes away, or gives,
 * what was completed before it.
 */
public record AssignmentRule(HouseCalendar calendar, int graceDays) {

    // Shares are counted in milliseconds, so that what is reached exactly may look a little less.
    private static final double ROUNDING = 1e-6;

    /**
     * An assignment as far as it concerns everybody.
     *
     * @param givenAt when
     * @param threshold the share that completes it; null where a completion of the item does. None where it comes again:
     *     a round is completed by a completion.
     * @param thresholdSince since when there is one; null for since it was given. Completions of the item from before count
     *     as they did then.
     */
    public record Asked(
            Schedule schedule,
            Instant givenAt,
            @Nullable Double threshold,
            @Nullable Instant thresholdSince) {

        /** One whose threshold, if there is any, has been there from the beginning. */
        public Asked(Schedule schedule, Instant givenAt, @Nullable Double threshold) {
            this(schedule, givenAt, threshold, null);
        }

        /** Whether a completion counts in some round, however long ago that was. */
        public boolean isEverCompletedBy(Done one, HouseCalendar calendar) {
            return accepts(one) && (!schedule.comesAgain() || !one.at().isBefore(calendar.begin(schedule.from())));
        }

        private boolean accepts(Done one) {
            return one.own()
                    || threshold == null
                    || (thresholdSince != null && one.at().isBefore(thresholdSince))
                    || reaches(one.share(), threshold);
        }
    }

    /** Whether a share watched is as much as is asked for. */
    public static boolean reaches(double share, double threshold) {
        return share + ROUNDING >= threshold;
    }

    /**
     * @param placedAt since when they are in their department and groups
     * @param now decides the round
     */
    public Standing standing(Asked asked, Instant placedAt, Learned learned, Instant now) {
        Schedule schedule = asked.schedule();
        Round round = schedule.round(calendar.day(now));
        Instant since = since(placedAt, learned);
        Optional<Done> done = done(asked, round, learned);
        double share = Math.min(1, share(asked, round, learned));
        LocalDate due = due(asked, round, since);
        if (done.isPresent()) {
            return new Standing(
                    AssignmentState.COMPLETED,
                    due,
                    0,
                    Math.max(share, done.get().share()),
                    done.get().at());
        }
        LocalDate missed = missed(asked, round, since, learned);
        LocalDate counted = missed == null ? due : missed;
        LocalDate today = calendar.day(now);
        if (counted != null && today.isAfter(counted)) {
            return new Standing(AssignmentState.OVERDUE, counted, ChronoUnit.DAYS.between(counted, today), share, null);
        }
        return new Standing(share > 0 ? AssignmentState.IN_PROGRESS : AssignmentState.NOT_STARTED, due, 0, share, null);
    }

    private static Instant since(Instant placedAt, Learned learned) {
        Instant anew = learned.askedAnewAt();
        return anew == null || anew.isBefore(placedAt) ? placedAt : anew;
    }

    /** The earliest completion that counts in the round. */
    private Optional<Done> done(Asked asked, Round round, Learned learned) {
        Instant begin = calendar.begin(round.from());
        return learned.completions().stream()
                .filter(one -> !asked.schedule().comesAgain() || !one.at().isBefore(begin))
                .filter(asked::accepts)
                .min(Comparator.comparing(Done::at));
    }

    /** Of one who has completed the item before the round, what was watched since it began; else all they have watched. */
    private double share(Asked asked, Round round, Learned learned) {
        Instant begin = calendar.begin(round.from());
        boolean again = asked.schedule().comesAgain()
                && learned.completions().stream()
                        .anyMatch(one -> !one.own() && one.at().isBefore(begin));
        if (!again) {
            return learned.share();
        }
        Learned.Again anew = learned.again();
        return anew == null || anew.from().isBefore(round.from()) ? 0 : anew.share();
    }

    private @Nullable LocalDate due(Asked asked, Round round, Instant since) {
        LocalDate due = round.due();
        if (due == null || !since.isAfter(asked.givenAt())) {
            return due;
        }
        LocalDate grace = calendar.day(since).plusDays(graceDays);
        return grace.isAfter(due) ? grace : due;
    }

    /** The due day of the round before, where it was neither completed then nor since. */
    private @Nullable LocalDate missed(Asked asked, Round round, Instant since, Learned learned) {
        if (round.number() == 0) {
            return null;
        }
        Round before = asked.schedule().number(round.number() - 1);
        LocalDate due = due(asked, before, since);
        // What was over before anybody was asked is nobody's fault.
        boolean over = due != null && due.isBefore(round.from()) && !due.isBefore(calendar.day(asked.givenAt()));
        return over && done(asked, before, learned).isEmpty() ? due : null;
    }
}
