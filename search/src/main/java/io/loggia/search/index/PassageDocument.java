package io.loggia.search.index;

import io.loggia.domain.MediaId;
import io.loggia.search.index.Passage.Source;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** The Lucene document of a passage, which carries the rights and the sides of its item. */
final class PassageDocument {

    static final String VECTOR = "vector";
    static final String HASH = "hash";
    /** How it stands with the vector, where there is none. */
    static final String STATE = "state";

    static final String WAITING = "waiting";
    static final String REFUSED = "refused";

    private static final String SOURCE = "source";
    private static final String START = "start";
    private static final String LANGUAGE = "language";
    private static final String TEXT = "text";

    private PassageDocument() {}

    /** @param vector null where it is not known yet, empty where there can be none */
    static Document of(IndexedMedia media, Passage passage, float @Nullable [] vector) {
        Document document = new Document();
        document.add(new StringField(Fields.ID, media.id().toString(), Store.YES));
        AccessFilter.write(media.access(), document);
        MediaDocument.sides(media, (side, facet) -> addSide(side, facet.value(), document));
        Set<String> languages = passage.source() == Source.SPEECH ? Set.of(passage.language()) : media.languages();
        languages.forEach(language -> addSide(FacetSide.LANGUAGE, language, document));
        passage.speakers().forEach(speaker -> addSide(FacetSide.SPEAKER, speaker, document));
        document.add(new LongPoint(Fields.CREATED, media.createdAt().toEpochMilli()));
        document.add(new StoredField(HASH, passage.hash()));
        document.add(new StoredField(SOURCE, passage.source().name()));
        document.add(new StoredField(START, passage.start().toMillis()));
        document.add(new StoredField(LANGUAGE, passage.language()));
        document.add(new StoredField(TEXT, passage.text()));
        if (vector == null || vector.length == 0) {
            document.add(new StringField(STATE, vector == null ? WAITING : REFUSED, Store.YES));
        } else {
            document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    private static void addSide(FacetSide side, String value, Document document) {
        document.add(new StringField(side.field(), value.toLowerCase(Locale.ROOT), Store.NO));
    }

    /** @param score by Lucene's scale, on which 1 is the same and 0 the opposite */
    static NearPassage read(Document document, double score) {
        return new NearPassage(
                MediaId.parse(document.get(Fields.ID)),
                Source.valueOf(document.get(SOURCE)),
                Duration.ofMillis(document.getField(START).numericValue().longValue()),
                document.get(LANGUAGE),
                document.get(TEXT),
                2 * score - 1);
    }
}
