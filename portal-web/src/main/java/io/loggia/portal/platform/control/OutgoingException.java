package io.loggia.portal.platform.control;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A call to another server that was not made, or got no usable answer. The message is for the admin who typed the address. */
public class OutgoingException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Reason {
        /** The address is no address of a web server, or carries a user name. */
        BAD_ADDRESS,
        /** Private, local or reserved, and not allowed by {@code loggia.outgoing.allowed}. */
        NOT_ALLOWED,
        /** The name has no address. */
        UNRESOLVED,
        /** Nobody answers there. */
        UNREACHABLE,
        /** The certificate does not convince, or the host's name is not in it. */
        TLS,
        TIMEOUT,
        TOO_LARGE
    }

    private final Reason reason;

    public OutgoingException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
