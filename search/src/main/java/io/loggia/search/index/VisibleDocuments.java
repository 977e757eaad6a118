package io.loggia.search.index;

import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Gathers matches as a set of documents. */
final class VisibleDocuments implements CollectorManager<VisibleDocuments.Bits, FixedBitSet> {

    private final int most;

    VisibleDocuments(int most) {
        this.most = most;
    }

    @Override
    public Bits newCollector() {
        return new Bits(new FixedBitSet(Math.max(1, most)));
    }

    @Override
    public FixedBitSet reduce(Collection<Bits> slices) {
        FixedBitSet all = new FixedBitSet(Math.max(1, most));
        slices.forEach(slice -> all.or(slice.documents));
        return all;
    }

    record Bits(FixedBitSet documents) implements Collector {

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) {
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // Membership needs no score.
                }

                @Override
                public void collect(int document) {
                    documents.set(leaf.docBase + document);
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
