package io.loggia.search.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;

/** Counts facets sideways and keeps the best hits, in one pass over what the filtered query matches. */
final class FacetCollector implements Collector {

    static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::document);

    final Map<FacetSide, Map<Facet, Integer>> counts = new EnumMap<>(FacetSide.class);
    final PriorityQueue<Hit> best = new PriorityQueue<>(BEST_FIRST.reversed());
    int total;
    int beforeFacets;

    private final Narrowing narrowing;
    private final HitScores scores;
    private final int window;

    FacetCollector(Narrowing narrowing, HitScores scores, int window) {
        this.narrowing = narrowing;
        this.scores = scores;
        this.window = window;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        return new FacetLeaf(this, leaf, narrowing, scores.in(leaf));
    }

    @Override
    public ScoreMode scoreMode() {
        return scores.mode();
    }

    void offer(int document, double score) {
        Hit hit = new Hit(document, score);
        if (best.size() < window) {
            best.add(hit);
        } else if (window > 0 && BEST_FIRST.compare(hit, best.element()) < 0) {
            best.poll();
            best.add(hit);
        }
    }

    Map<Facet, Integer> counts(FacetSide side) {
        return counts.computeIfAbsent(side, unused -> new HashMap<>());
    }
}
