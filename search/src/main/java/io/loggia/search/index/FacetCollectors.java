package io.loggia.search.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.CollectorManager;

/** Brings the collectors of a search's slices together. */
final class FacetCollectors implements CollectorManager<FacetCollector, Found> {

    private final Narrowing narrowing;
    private final HitScores scores;
    private final int window;

    FacetCollectors(Narrowing narrowing, HitScores scores, int window) {
        this.narrowing = narrowing;
        this.scores = scores;
        this.window = window;
    }

    @Override
    public FacetCollector newCollector() {
        return new FacetCollector(narrowing, scores, window);
    }

    @Override
    public Found reduce(Collection<FacetCollector> slices) {
        List<Hit> hits = new ArrayList<>();
        Map<FacetSide, Map<Facet, Integer>> facets = new EnumMap<>(FacetSide.class);
        int total = 0;
        int beforeFacets = 0;
        for (FacetCollector slice : slices) {
            hits.addAll(slice.best);
            slice.counts.forEach((side, counts) -> {
                // Without others to add, the first slice's are taken as they are.
                Map<Facet, Integer> sums = facets.putIfAbsent(side, counts);
                if (sums != null) {
                    counts.forEach((facet, count) -> sums.merge(facet, count, Integer::sum));
                }
            });
            total += slice.total;
            beforeFacets += slice.beforeFacets;
        }
        facets.values().removeIf(Map::isEmpty);
        hits.sort(FacetCollector.BEST_FIRST);
        List<Hit> best = List.copyOf(hits.subList(0, Math.min(window, hits.size())));
        return new Found(best, total, beforeFacets, facets);
    }
}
