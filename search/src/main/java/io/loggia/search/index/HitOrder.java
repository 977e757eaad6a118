package io.loggia.search.index;

/** How hits are ordered. */
public enum HitOrder {
    RELEVANCE,
    NEWEST,
    OLDEST,
    /** The shortest to watch first. */
    SHORTEST
}
