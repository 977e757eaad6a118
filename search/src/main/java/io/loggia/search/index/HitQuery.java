package io.loggia.search.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * One query asked of a few hits, each once and in the order of the index. What it costs to look its words up is paid
 * once, and not for every hit.
 */
final class HitQuery {

    private final List<LeafReaderContext> leaves;
    private final Weight weight;
    private @Nullable LeafReaderContext leaf;
    private @Nullable Scorer scorer;
    private @Nullable TwoPhaseIterator confirmation;
    private DocIdSetIterator documents = DocIdSetIterator.empty();

    HitQuery(IndexSearcher searcher, Query query, ScoreMode mode) throws IOException {
        leaves = searcher.getIndexReader().leaves();
        weight = searcher.createWeight(searcher.rewrite(query), mode, 1);
    }

    static List<Hit> inOrderOfIndex(List<Hit> hits) {
        return hits.stream().sorted(Comparator.comparingInt(Hit::document)).toList();
    }

    boolean matches(Hit hit) throws IOException {
        LeafReaderContext its = leafOf(hit);
        if (its != leaf) {
            enter(its);
        }
        int document = hit.document() - its.docBase;
        int next = documents.docID() < document ? documents.advance(document) : documents.docID();
        return next == document && (confirmation == null || confirmation.matches());
    }

    /** What the query thinks of the hit that was asked last, which it matched. */
    float score() throws IOException {
        return scorer == null ? 0 : scorer.score();
    }

    /** Where the query's words stand in a hit, which may be any; null where it does not match. */
    @Nullable
    Matches places(Hit hit) throws IOException {
        LeafReaderContext its = leafOf(hit);
        return weight.matches(its, hit.document() - its.docBase);
    }

    private LeafReaderContext leafOf(Hit hit) {
        return leaves.get(ReaderUtil.subIndex(hit.document(), leaves));
    }

    private void enter(LeafReaderContext next) throws IOException {
        leaf = next;
        Scorer of = weight.scorer(next);
        scorer = of;
        confirmation = of == null ? null : of.twoPhaseIterator();
        if (of == null) {
            documents = DocIdSetIterator.empty();
        } else {
            documents = confirmation == null ? of.iterator() : confirmation.approximation();
        }
    }
}
