package io.loggia.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Reads back which vectors an item's texts have, so that a model is asked about none of them twice. */
final class KnownVectors {

    private static final int MOST_PASSAGES_OF_ITEM = 10_000;

    private KnownVectors() {}

    /** @return vectors by the hash of the text; {@link PassageIndex#REFUSED} where there can be none */
    static Map<String, float[]> read(IndexSearcher searcher, Term item) throws IOException {
        Map<String, float[]> known = new HashMap<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc hit : searcher.search(new TermQuery(item), MOST_PASSAGES_OF_ITEM).scoreDocs) {
            Document document = searcher.storedFields().document(hit.doc);
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            float[] vector = PassageDocument.REFUSED.equals(document.get(PassageDocument.STATE))
                    ? PassageIndex.REFUSED
                    : vector(leaf, hit.doc - leaf.docBase);
            if (vector != null) {
                known.put(document.get(PassageDocument.HASH), vector);
            }
        }
        return known;
    }

    private static float @Nullable [] vector(LeafReaderContext leaf, int document) throws IOException {
        FloatVectorValues vectors = leaf.reader().getFloatVectorValues(PassageDocument.VECTOR);
        if (vectors == null) {
            return null;
        }
        DocIndexIterator places = vectors.iterator();
        return places.advance(document) == document
                ? vectors.vectorValue(places.index()).clone()
                : null;
    }
}
