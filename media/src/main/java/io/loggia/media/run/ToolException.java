package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;

/** A media process that failed or had to be ended; the message is in plain words, the evidence beside it. */
public final class ToolException extends LoggiaException {

    private static final long serialVersionUID = 1L;

    private final String evidence;

    public ToolException(ErrorCode code, String detail, String evidence) {
        super(code, detail);
        this.evidence = evidence;
    }

    /** The end of the program's own messages, for the log. */
    public String evidence() {
        return evidence;
    }
}
