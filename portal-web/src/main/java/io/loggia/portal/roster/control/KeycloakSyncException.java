package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.Told;
import org.jspecify.annotations.Nullable;

/** A realm that could not be read, or a reading that was not obeyed. What it tells is for the admin. */
public class KeycloakSyncException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Told told;
    private final boolean forcible;

    private KeycloakSyncException(Told told, boolean forcible, @Nullable Throwable cause) {
        super(told.words(), cause);
        this.told = told;
        this.forcible = forcible;
    }

    static KeycloakSyncException of(RosterWord word, String... parameters) {
        return new KeycloakSyncException(Told.of(word, parameters), false, null);
    }

    static KeycloakSyncException because(Throwable cause, RosterWord word, String... parameters) {
        return new KeycloakSyncException(Told.of(word, parameters), false, cause);
    }

    /** Of a run that an admin must ask for expressly. */
    static KeycloakSyncException brake(RosterWord word, String... parameters) {
        return new KeycloakSyncException(Told.of(word, parameters), true, null);
    }

    public Told told() {
        return told;
    }

    public boolean isForcible() {
        return forcible;
    }
}
