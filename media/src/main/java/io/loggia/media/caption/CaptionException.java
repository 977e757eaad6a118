package io.loggia.media.caption;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** A caption file that cannot be read, with the line at which to look. */
public final class CaptionException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final boolean untimed;

    /** @param line counted from 1 */
    public CaptionException(int line, String detail) {
        this(line, detail, false);
    }

    /** @param untimed whether it is a transcript without times, which could be spread over the media */
    CaptionException(int line, String detail, boolean untimed) {
        super(ErrorCode.INVALID_CAPTIONS, "Line " + line + ": " + detail);
        this.line = line;
        this.untimed = untimed;
    }

    public boolean untimed() {
        return untimed;
    }

    public int line() {
        return line;
    }
}
