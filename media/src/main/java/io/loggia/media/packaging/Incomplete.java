package io.loggia.media.packaging;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** The failure of a result that is not what was planned. */
final class Incomplete {

    private Incomplete() {}

    static LoggiaException of() {
        return new LoggiaException(ErrorCode.MEDIA_BROKEN, "The media gave no complete result; it may be damaged.");
    }
}
