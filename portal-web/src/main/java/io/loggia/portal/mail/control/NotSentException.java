package io.loggia.portal.mail.control;

import org.jspecify.annotations.Nullable;

/** A letter that the mail server has not taken, as far as one knows; the message says why, in words for admins. */
public final class NotSentException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What that means. */
    public enum Kind {
        /** It may take it later. */
        LATER,
        /** It never will. */
        NEVER,
        /** The connection broke while it was being handed over: it may have it, or not. */
        UNCERTAIN
    }

    private final Kind kind;

    NotSentException(Kind kind, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Why, which is never empty. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
