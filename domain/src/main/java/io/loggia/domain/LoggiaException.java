package io.loggia.domain;

/** An error with a stable code and a detail that is fit for the person who caused it. */
public class LoggiaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;

    /** @param detail what happened and what to do about it; shown to the caller, so no paths, SQL or secrets */
    public LoggiaException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
        this.detail = detail;
    }

    /** @param cause for the log alone; never shown */
    public LoggiaException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.detail = detail;
    }

    /** What to tell the caller. */
    public String detail() {
        return detail;
    }

    public ErrorCode code() {
        return code;
    }
}
