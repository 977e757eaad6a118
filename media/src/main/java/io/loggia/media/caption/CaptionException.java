package io.loggia.media.caption;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** A caption file that cannot be read, with the line at which to look. */
public final class CaptionException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line counted from 1 */
    public CaptionException(int line, String detail) {
        super(ErrorCode.INVALID_CAPTIONS, "Line " + line + ": " + detail);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
