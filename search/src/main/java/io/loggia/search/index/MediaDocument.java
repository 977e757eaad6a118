package io.loggia.search.index;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.search.analysis.SurfaceWords;
import io.loggia.search.analysis.Tongue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The Lucene document of an item, written and read. One document holds the item and all that is said in it. */
final class MediaDocument {

    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, false);
    private static final FieldType WORDS = type(IndexOptions.DOCS, true);

    private MediaDocument() {}

    static Document of(IndexedMedia media) {
        Document document = new Document();
        document.add(new StringField(Fields.ID, media.id().toString(), Store.YES));
        AccessFilter.write(media.access(), document);
        addDetails(media, document);
        CueSheetWriter cues = new CueSheetWriter(media.transcripts());
        addTexts(media, cues, document);
        addCues(cues, document);
        return document;
    }

    private static void addDetails(IndexedMedia media, Document document) {
        document.add(new StoredField(Fields.TITLE, media.title()));
        document.add(new StoredField(Fields.DESCRIPTION, media.description()));
        document.add(new StoredField(Fields.DURATION, media.duration().toMillis()));
        document.add(new StoredField(Fields.KIND, media.kind().name()));
        document.add(new SortedSetDocValuesField(
                Fields.KIND, new BytesRef(new Facet(media.kind().name(), "").encoded())));
        if (media.channel() != null) {
            String name = Objects.requireNonNullElse(media.channelName(), "");
            Facet channel = new Facet(media.channel().toString(), name);
            document.add(new StoredField(Fields.CHANNEL, channel.encoded()));
            document.add(new SortedSetDocValuesField(Fields.CHANNEL, new BytesRef(channel.encoded())));
        }
        media.languages()
                .forEach(language -> document.add(
                        new SortedSetDocValuesField(Fields.LANGUAGE, new BytesRef(new Facet(language, "").encoded()))));
        long created = media.createdAt().toEpochMilli();
        document.add(new StoredField(Fields.CREATED, created));
        document.add(new LongPoint(Fields.CREATED, created));
        document.add(new NumericDocValuesField(Fields.CREATED, created));
    }

    private static void addTexts(IndexedMedia media, CueSheetWriter cues, Document document) {
        String tags = String.join("\n", media.tags());
        SurfaceWords words = new SurfaceWords();
        words.add(media.title());
        words.add(tags);
        words.add(media.description());
        for (Tongue tongue : Tongue.all()) {
            addText(TextKind.TITLE, tongue, media.title(), document);
            addText(TextKind.TAGS, tongue, tags, document);
            addText(TextKind.DESCRIPTION, tongue, media.description(), document);
        }
        addText(TextKind.SPEAKERS, Tongue.STANDARD, String.join("\n", cues.speakers()), document);
        cues.texts().forEach((tongue, text) -> {
            String said = text.toString();
            addText(TextKind.BODY, tongue, said, document);
            words.add(said);
        });
        document.add(new Field(Fields.WORDS, words.asTokens(), WORDS));
    }

    private static void addText(TextKind kind, Tongue tongue, String text, Document document) {
        if (!text.isBlank()) {
            document.add(new Field(kind.field(tongue), text, TEXT));
        }
    }

    private static void addCues(CueSheetWriter cues, Document document) {
        if (!cues.isEmpty()) {
            document.add(new BinaryDocValuesField(Fields.CUES, cues.bytes()));
        }
        cues.speakers().forEach(name -> document.add(new StringField(Fields.SPEAKER, speakerKey(name), Store.NO)));
    }

    static String speakerKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static StoredItem read(Document document) {
        String encoded = document.get(Fields.CHANNEL);
        @Nullable Facet channel = encoded == null ? null : Facet.decode(encoded);
        return new StoredItem(
                MediaId.parse(document.get(Fields.ID)),
                document.get(Fields.TITLE),
                document.get(Fields.DESCRIPTION),
                MediaKind.valueOf(document.get(Fields.KIND)),
                channel == null ? null : ChannelId.parse(channel.value()),
                channel == null ? null : channel.label(),
                Instant.ofEpochMilli(number(document, Fields.CREATED)),
                Duration.ofMillis(number(document, Fields.DURATION)));
    }

    private static long number(Document document, String field) {
        return document.getField(field).numericValue().longValue();
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }
}
