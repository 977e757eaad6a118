package io.loggia.domain;

/** The way by which somebody came to an item. */
public enum EntryPoint {
    HOME,
    CHANNEL,
    SEARCH,
    /** What the player offered at the end of another item. */
    NEXT,
    ASSIGNMENT,
    /** An address that was sent, embedded or kept. */
    LINK
}
