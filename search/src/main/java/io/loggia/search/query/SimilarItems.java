package io.loggia.search.query;

import java.util.List;

/**
 * Items that are about the same.
 *
 * @param hits the most alike first
 * @param partial whether time ran out or the index is being built, so that there may be others
 */
public record SimilarItems(List<SearchHit> hits, boolean partial) {

    public SimilarItems {
        hits = List.copyOf(hits);
    }
}
