package io.loggia.domain;

/** Who keeps a person, department or group up to date. */
public enum RosterSource {
    /** Administrators, in Loggia's own pages. */
    LOCAL,
    /** An identity provider, each time the person signs in. */
    PROVIDER,
    /** A SCIM client. */
    SCIM,
    /** The reading of a Keycloak realm. */
    KEYCLOAK,
    /** An imported list. */
    CSV
}
