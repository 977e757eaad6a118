package io.loggia.search.query;

import io.loggia.search.index.HitOrder;
import io.loggia.search.index.Narrowing;
import java.util.List;

/**
 * A search as a person asks for it.
 *
 * @param text what was typed, whatever it is; blank browses everything, the newest first
 * @param shown the hits of the pages before, as {@link SearchPage#shown()} told; they are left out of the next
 * @param limit hits on the page
 */
public record SearchRequest(String text, Narrowing narrowing, HitOrder order, List<Integer> shown, int limit) {

    /** Nobody reads on so far, and a deeper page would cost ever more (attack E02). */
    static final int DEEPEST = 1_000;

    private static final int MOST_ON_PAGE = 100;

    public SearchRequest {
        shown = List.copyOf(shown.subList(0, Math.min(DEEPEST, shown.size())));
        limit = Math.clamp(limit, 1, MOST_ON_PAGE);
    }

    /** The first page of the best hits. */
    public SearchRequest(String text, Narrowing narrowing, int limit) {
        this(text, narrowing, HitOrder.RELEVANCE, List.of(), limit);
    }

    /** Hits on this page and those before. */
    int end() {
        return Math.min(DEEPEST, shown.size() + limit);
    }
}
