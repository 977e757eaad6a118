package io.loggia.search.index;

import java.util.List;
import java.util.Map;

/**
 * What a query found inside a viewer's rights.
 *
 * @param hits the best, in order, as many as were asked for
 * @param total all that match words and choices
 * @param beforeFacets all that match, whatever was chosen on the sides
 */
public record Found(List<Hit> hits, int total, int beforeFacets, Map<FacetSide, Map<Facet, Integer>> facets) {

    /** The same with its hits in another order. */
    public Found with(List<Hit> ordered) {
        return new Found(ordered, total, beforeFacets, facets);
    }
}
