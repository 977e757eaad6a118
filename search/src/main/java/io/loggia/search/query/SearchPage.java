package io.loggia.search.query;

import io.loggia.search.index.FacetSide;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param facets what each choice would leave, the most first
 * @param total hits on all pages
 * @param suggestion what may have been meant, when what was typed is nowhere or hardly anywhere; it finds something that the viewer may see
 * @param shown what stands for the hits on this page and those before, to go on with; null on the last page. Where time ran out there is always a next one, be it the same again
 * @param relaxed whether no item holds all the words, so that these are items which hold some
 * @param partial whether time ran out, at whatever part of the search, or words mean more than one search can ask, so that there may be more
 * @param cut whether more was typed than was read
 * @param building whether the index is being built, so that it does not know all items yet
 * @param capped whether this page is the last although there are more hits, since nobody may read on so far
 * @param others how many further choices of a side have too few hits to be among its {@code facets}
 */
public record SearchPage(
        List<SearchHit> hits,
        Map<FacetSide, List<FacetCount>> facets,
        int total,
        @Nullable String suggestion,
        @Nullable List<Integer> shown,
        boolean relaxed,
        boolean partial,
        boolean cut,
        boolean building,
        boolean capped,
        Map<FacetSide, Integer> others) {

    /** How many items hold all the words; empty where none was found and there may be some nevertheless. */
    public OptionalInt holding() {
        int holding = relaxed ? 0 : total;
        boolean unknown = holding == 0 && (building || (partial && total == 0));
        return unknown ? OptionalInt.empty() : OptionalInt.of(holding);
    }

    public List<FacetCount> facet(FacetSide side) {
        return facets.getOrDefault(side, List.of());
    }
}
