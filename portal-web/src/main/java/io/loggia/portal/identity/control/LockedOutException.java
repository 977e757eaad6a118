package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.time.Duration;

/** Too many failures under one name; trying again helps after {@link #retryAfterSeconds()}. */
public class LockedOutException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    LockedOutException(Duration remaining) {
        super(
                ErrorCode.LOCKED_OUT,
                "Too many failed sign-ins under this name. Try again in " + seconds(remaining) + " seconds.");
        retryAfterSeconds = seconds(remaining);
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    private static long seconds(Duration remaining) {
        return remaining.toSeconds() + 1;
    }
}
