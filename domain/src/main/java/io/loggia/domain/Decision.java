package io.loggia.domain;

/** What the {@link AccessPolicy} answers. */
public enum Decision {
    ALLOWED,
    /** The caller may know that the thing exists, yet not do this with it. */
    FORBIDDEN,
    /** The caller may not know that the thing exists: answered exactly as if it did not. */
    HIDDEN
}
