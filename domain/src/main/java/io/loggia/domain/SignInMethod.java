package io.loggia.domain;

/** How a session came to be. */
public enum SignInMethod {
    /** User name and password of a local account. */
    LOCAL,
    /** An identity provider's word, in a browser. */
    PROVIDER,
    /** A token that a script sends with every call (RFC 6750). */
    BEARER
}
