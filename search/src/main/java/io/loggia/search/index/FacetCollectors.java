package io.loggia.search.index;

import io.loggia.search.index.FacetCollector.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.CollectorManager;

/** Brings the collectors of a search's slices together. */
final class FacetCollectors implements CollectorManager<FacetCollector, Found> {

    private final Narrowing narrowing;
    private final Order order;
    private final int window;

    FacetCollectors(Narrowing narrowing, Order order, int window) {
        this.narrowing = narrowing;
        this.order = order;
        this.window = window;
    }

    @Override
    public FacetCollector newCollector() {
        return new FacetCollector(narrowing, order, window);
    }

    @Override
    public Found reduce(Collection<FacetCollector> slices) {
        List<Hit> hits = new ArrayList<>();
        Map<Facet, Integer> kinds = new HashMap<>();
        Map<Facet, Integer> channels = new HashMap<>();
        Map<Facet, Integer> languages = new HashMap<>();
        int total = 0;
        int beforeFacets = 0;
        for (FacetCollector slice : slices) {
            hits.addAll(slice.best);
            addTo(kinds, slice.kinds);
            addTo(channels, slice.channels);
            addTo(languages, slice.languages);
            total += slice.total;
            beforeFacets += slice.beforeFacets;
        }
        hits.sort(FacetCollector.BEST_FIRST);
        List<Hit> best = List.copyOf(hits.subList(0, Math.min(window, hits.size())));
        return new Found(best, total, beforeFacets, kinds, channels, languages, /* partial= */ false);
    }

    private static void addTo(Map<Facet, Integer> sums, Map<Facet, Integer> counts) {
        counts.forEach((facet, count) -> sums.merge(facet, count, Integer::sum));
    }
}
