package io.loggia.search.index;

import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Whether anything matches; it looks no further than the first that does. */
final class AnyHit implements CollectorManager<AnyHit.Seen, Boolean> {

    @Override
    public Seen newCollector() {
        return new Seen();
    }

    @Override
    public Boolean reduce(Collection<Seen> slices) {
        return slices.stream().anyMatch(slice -> slice.any);
    }

    static final class Seen implements Collector {

        private boolean any;

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) {
            if (any) {
                throw new CollectionTerminatedException();
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // Whether there is one needs no score.
                }

                @Override
                public void collect(int document) {
                    any = true;
                    throw new CollectionTerminatedException();
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
