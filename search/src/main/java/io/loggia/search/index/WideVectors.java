package io.loggia.search.index;

import io.loggia.search.embedding.Embedder;
import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/** Lucene's own format under its own name, which is read back as such; only longer vectors may be written. */
final class WideVectors extends KnnVectorsFormat {

    private final KnnVectorsFormat lucene;

    WideVectors() {
        this(new Lucene99HnswVectorsFormat());
    }

    private WideVectors(KnnVectorsFormat lucene) {
        super(lucene.getName());
        this.lucene = lucene;
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return lucene.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return lucene.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return Embedder.MOST_DIMENSIONS;
    }
}
