package io.loggia.search.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;

/** Counts facets sideways and keeps the best hits, in one pass over what the filtered query matches. */
final class FacetCollector implements Collector {

    static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::document);

    final Map<Facet, Integer> kinds = new HashMap<>();
    final Map<Facet, Integer> channels = new HashMap<>();
    final Map<Facet, Integer> languages = new HashMap<>();
    final PriorityQueue<Hit> best = new PriorityQueue<>(BEST_FIRST.reversed());
    int total;
    int beforeFacets;

    private final Narrowing narrowing;
    private final Order order;
    private final int window;

    /** How hits are ordered. */
    enum Order {
        RELEVANCE,
        NEWEST
    }

    FacetCollector(Narrowing narrowing, Order order, int window) {
        this.narrowing = narrowing;
        this.order = order;
        this.window = window;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        String kind = narrowing.kind() == null ? null : narrowing.kind().name();
        String channel =
                narrowing.channel() == null ? null : narrowing.channel().toString();
        return new FacetLeaf(
                this,
                leaf.docBase,
                new FacetOrdinals(DocValues.getSortedSet(leaf.reader(), Fields.KIND), kind),
                new FacetOrdinals(DocValues.getSortedSet(leaf.reader(), Fields.CHANNEL), channel),
                new FacetOrdinals(DocValues.getSortedSet(leaf.reader(), Fields.LANGUAGE), narrowing.language()),
                order == Order.NEWEST ? DocValues.getNumeric(leaf.reader(), Fields.CREATED) : null);
    }

    @Override
    public ScoreMode scoreMode() {
        return order == Order.NEWEST ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.COMPLETE;
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
}
