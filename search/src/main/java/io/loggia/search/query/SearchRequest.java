package io.loggia.search.query;

import io.loggia.search.index.Narrowing;

/**
 * A search as a person asks for it.
 *
 * @param text what was typed, whatever it is; blank browses everything, the newest first
 * @param offset hits to pass over; answers {@link SearchPage#nextOffset()} of the page before
 * @param limit hits on the page
 */
public record SearchRequest(String text, Narrowing narrowing, int offset, int limit) {

    /** Nobody reads on so far, and a deeper page would cost ever more (attack E02). */
    static final int DEEPEST = 1_000;

    private static final int MOST_ON_PAGE = 100;

    public SearchRequest {
        offset = Math.clamp(offset, 0, DEEPEST);
        limit = Math.clamp(limit, 1, MOST_ON_PAGE);
    }

    /** The place behind the last hit of the page. */
    int end() {
        return Math.min(DEEPEST, offset + limit);
    }
}
