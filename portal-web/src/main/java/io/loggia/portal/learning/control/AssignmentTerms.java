package io.loggia.portal.learning.control;

import io.loggia.domain.Audience;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an author decides of an assignment.
 *
 * @param mandatory else it is recommended
 * @param due the last day, of the first round where it comes again
 * @param everyMonths after how many months it is asked again; 0 for never
 * @param threshold the share that completes it; null for what completes the item
 */
public record AssignmentTerms(
        Audience audience,
        boolean mandatory,
        @Nullable LocalDate due,
        int everyMonths,
        @Nullable Double threshold) {

    private static final int MAX_AUDIENCE = 500;

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} or {@link ErrorCode#INVALID_AUDIENCE} */
    public AssignmentTerms {
        int size = audience.principals().size();
        if (size == 0 || size > MAX_AUDIENCE) {
            throw new LoggiaException(
                    ErrorCode.INVALID_AUDIENCE,
                    "Assign it to 1 to " + MAX_AUDIENCE + " departments, groups or people.");
        }
        if (threshold != null && !(threshold > 0 && threshold <= 1)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The threshold is a share above 0, 1 at most.");
        }
        if (threshold != null && everyMonths > 0) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    "What comes again is completed as the item is: leave out either the threshold or the months.");
        }
    }
}
