package io.loggia.search.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.jspecify.annotations.Nullable;

/** {@link FacetCollector} in one segment. */
final class FacetLeaf implements LeafCollector {

    private final FacetCollector all;
    private final int base;
    private final FacetOrdinals[] sides;
    private final HitScores.InLeaf scores;
    private @Nullable Scorable scorer;

    FacetLeaf(FacetCollector all, LeafReaderContext leaf, Narrowing narrowing, HitScores.InLeaf scores)
            throws IOException {
        this.all = all;
        this.scores = scores;
        base = leaf.docBase;
        List<FacetSide> known = FacetSide.all();
        sides = new FacetOrdinals[known.size()];
        for (int i = 0; i < sides.length; i++) {
            FacetSide side = known.get(i);
            sides[i] = new FacetOrdinals(DocValues.getSortedSet(leaf.reader(), side.field()), narrowing.chosen(side));
        }
    }

    @Override
    public void setScorer(Scorable scorer) {
        this.scorer = scorer;
    }

    /** A choice that the document misses alone is one that could be changed to have it. */
    @Override
    public void collect(int document) throws IOException {
        all.beforeFacets++;
        FacetOrdinals missed = null;
        for (FacetOrdinals side : sides) {
            if (!side.turnTo(document)) {
                if (missed != null) {
                    return;
                }
                missed = side;
            }
        }
        if (missed != null) {
            missed.count();
            return;
        }
        for (FacetOrdinals side : sides) {
            side.count();
        }
        all.total++;
        all.offer(base + document, scores.of(document, scorer));
    }

    @Override
    public void finish() throws IOException {
        for (int i = 0; i < sides.length; i++) {
            sides[i].addTo(all.counts(FacetSide.all().get(i)));
        }
    }
}
