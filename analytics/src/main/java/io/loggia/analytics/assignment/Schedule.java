package io.loggia.analytics.assignment;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The days of an assignment, as the organisation's calendar has them.
 *
 * @param from the first day
 * @param due the last day to complete it, of the first round where it comes again; null for none
 * @param everyMonths after how many months it is asked again; 0 for never
 */
public record Schedule(LocalDate from, @Nullable LocalDate due, int everyMonths) {

    public static final int MOST_MONTHS = 120;

    /**
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for a due day before the first, one behind the end of the
     *     first round, or an odd number of months
     */
    public Schedule {
        if (everyMonths < 0 || everyMonths > MOST_MONTHS) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    "It may come again after 1 to " + MOST_MONTHS + " months, or never (0).");
        }
        if (due != null && due.isBefore(from)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The due day must not lie before the first day.");
        }
        if (due != null && everyMonths > 0 && !due.isBefore(from.plusMonths(everyMonths))) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "The due day must lie before the day on which it is asked again.");
        }
    }

    /**
     * One time that it is asked.
     *
     * @param number 0 for the first
     * @param due its last day, null for none
     */
    public record Round(
            int number, LocalDate from, @Nullable LocalDate due) {}

    public boolean comesAgain() {
        return everyMonths > 0;
    }

    /** The round that a day is in; the first one for any day before it. */
    public Round round(LocalDate day) {
        if (!comesAgain() || day.isBefore(from)) {
            return number(0);
        }
        // The month that a day of its own length shortens (31 January, 28 February) is over one day earlier than
        // counted.
        int number = Math.toIntExact(ChronoUnit.MONTHS.between(from, day) / everyMonths);
        return begin(number + 1).isAfter(day) ? number(number) : number(number + 1);
    }

    /** The round of that number. Each is reckoned from the first, so that short months do not move those after them. */
    public Round number(int number) {
        return new Round(number, begin(number), due(number));
    }

    private LocalDate begin(int number) {
        return from.plusMonths((long) everyMonths * number);
    }

    private @Nullable LocalDate due(int number) {
        LocalDate first = due;
        if (first == null || number == 0) {
            return first;
        }
        LocalDate same = first.plusMonths((long) everyMonths * number);
        LocalDate last = begin(number + 1).minusDays(1);
        return same.isAfter(last) ? last : same;
    }
}
