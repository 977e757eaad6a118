package io.loggia.portal.roster.control;

import org.jspecify.annotations.Nullable;

/** A realm that could not be read, or a reading that was not obeyed. The message is for the admin. */
public class KeycloakSyncException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forcible;

    public KeycloakSyncException(String message, @Nullable Throwable cause) {
        super(message, cause);
        forcible = false;
    }

    private KeycloakSyncException(String message) {
        super(message);
        forcible = true;
    }

    /** Of a run that an admin must ask for expressly. */
    static KeycloakSyncException brake(String message) {
        return new KeycloakSyncException(message);
    }

    public boolean isForcible() {
        return forcible;
    }
}
