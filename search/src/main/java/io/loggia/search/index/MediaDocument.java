package io.loggia.search.index;

import io.loggia.domain.ChannelId;
import io.loggia.domain.Chapter;
import io.loggia.domain.Cue;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.search.analysis.SurfaceWords;
import io.loggia.search.analysis.Tongue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
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

    /** What an item that was watched a thousand times and more has for popularity; the scale is logarithmic. */
    static final int MOST_POPULAR = 1_000;

    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, false);
    private static final FieldType WORDS = type(IndexOptions.DOCS, true);
    /** Chapters are kept in the order of time as one track of no language, and so are slides. */
    private static final String NO_LANGUAGE = "und";

    private MediaDocument() {}

    static Document of(IndexedMedia media) {
        Document document = new Document();
        document.add(new StringField(Fields.ID, media.id().toString(), Store.YES));
        document.add(new NumericDocValuesField(Fields.KEY, key(media.id())));
        AccessFilter.write(media.access(), document);
        CueSheetWriter cues = new CueSheetWriter(media.transcripts());
        CueSheetWriter chapters = new CueSheetWriter(List.of(new Transcript(NO_LANGUAGE, chapterCues(media))));
        CueSheetWriter slides = new CueSheetWriter(List.of(new Transcript(NO_LANGUAGE, media.slides())));
        addDetails(media, document);
        addSides(media, cues, document);
        addTexts(media, cues, chapters, document);
        addSlides(media, slides, document);
        addSheet(Fields.CUES, cues, document);
        addSheet(Fields.CHAPTER_SHEET, chapters, document);
        addSheet(Fields.SLIDE_SHEET, slides, document);
        return document;
    }

    /** A number that tells an item from most others, to be remembered at small cost. */
    static int key(MediaId id) {
        return id.value().hashCode();
    }

    static int popularity(long views) {
        return (int) Math.min(MOST_POPULAR, Math.round(MOST_POPULAR * Math.log10(1.0 + views) / 3));
    }

    private static void addDetails(IndexedMedia media, Document document) {
        document.add(new StoredField(Fields.TITLE, media.title()));
        document.add(new StoredField(Fields.DESCRIPTION, media.description()));
        long duration = media.duration().toMillis();
        document.add(new StoredField(Fields.DURATION, duration));
        document.add(new NumericDocValuesField(Fields.DURATION, duration));
        document.add(new StoredField(Fields.KIND, media.kind().name()));
        Facet channel = channel(media);
        if (channel != null) {
            document.add(new StoredField(Fields.CHANNEL, channel.encoded()));
        }
        long created = media.createdAt().toEpochMilli();
        document.add(new StoredField(Fields.CREATED, created));
        document.add(new LongPoint(Fields.CREATED, created));
        document.add(new NumericDocValuesField(Fields.CREATED, created));
        document.add(new NumericDocValuesField(Fields.POPULARITY, popularity(media.views())));
    }

    private static @Nullable Facet channel(IndexedMedia media) {
        ChannelId channel = media.channel();
        return channel == null
                ? null
                : new Facet(channel.toString(), Objects.requireNonNullElse(media.channelName(), ""));
    }

    private static void addSides(IndexedMedia media, CueSheetWriter cues, Document document) {
        sides(media, (side, facet) -> addSide(side, facet, document));
        media.languages().forEach(language -> addSide(FacetSide.LANGUAGE, new Facet(language, ""), document));
        cues.speakers().forEach(name -> addSide(FacetSide.SPEAKER, new Facet(nameKey(name), name.strip()), document));
    }

    /** The sides of an item as a whole: all but languages and speakers, which are those of what is said. */
    static void sides(IndexedMedia media, BiConsumer<FacetSide, Facet> each) {
        each.accept(FacetSide.KIND, new Facet(media.kind().name(), ""));
        Facet channel = channel(media);
        if (channel != null) {
            each.accept(FacetSide.CHANNEL, channel);
        }
        media.tags().forEach(tag -> each.accept(FacetSide.TAG, new Facet(nameKey(tag), tag.strip())));
        Facet department = media.department();
        if (department != null) {
            each.accept(FacetSide.DEPARTMENT, department);
        }
        if (!media.duration().isZero()) {
            each.accept(
                    FacetSide.LENGTH, new Facet(LengthClass.of(media.duration()).name(), ""));
        }
        int year = media.createdAt().atOffset(ZoneOffset.UTC).getYear();
        each.accept(FacetSide.YEAR, new Facet(Integer.toString(year), ""));
    }

    private static void addSide(FacetSide side, Facet facet, Document document) {
        document.add(new SortedSetDocValuesField(side.field(), new BytesRef(facet.encoded())));
    }

    /** Names are the same whatever their letter case. */
    static String nameKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static void addTexts(IndexedMedia media, CueSheetWriter cues, CueSheetWriter chapters, Document document) {
        String tags = String.join("\n", media.tags());
        String chapterTitles = standardText(chapters);
        SurfaceWords words = new SurfaceWords();
        List.of(media.title(), tags, media.description(), chapterTitles).forEach(words::add);
        for (Tongue tongue : tongues(media)) {
            addText(TextKind.TITLE, tongue, media.title(), document);
            addText(TextKind.TAGS, tongue, tags, document);
            addText(TextKind.CHAPTERS, tongue, chapterTitles, document);
            addText(TextKind.DESCRIPTION, tongue, media.description(), document);
        }
        String speakers = String.join("\n", cues.speakers());
        String channel = Objects.requireNonNullElse(media.channelName(), "");
        List.of(speakers, channel).forEach(words::add);
        addText(TextKind.SPEAKERS, Tongue.STANDARD, speakers, document);
        addText(TextKind.CHANNEL, Tongue.STANDARD, channel, document);
        cues.texts().forEach((tongue, text) -> {
            String said = text.toString();
            addText(TextKind.BODY, tongue, said, document);
            words.add(said);
        });
        document.add(new Field(Fields.WORDS, words.asTokens(), WORDS));
    }

    /** A program may misread: its words are found, but neither proposed nor taken for how something is spelled. */
    private static void addSlides(IndexedMedia media, CueSheetWriter slides, Document document) {
        String text = standardText(slides);
        tongues(media).forEach(tongue -> addText(TextKind.SLIDES, tongue, text, document));
    }

    private static String standardText(CueSheetWriter sheet) {
        return sheet.texts().getOrDefault(Tongue.STANDARD, new StringBuilder()).toString();
    }

    /** Short texts are analysed in the item's languages, or in all that their letters allow where none is known. */
    private static Set<Tongue> tongues(IndexedMedia media) {
        Set<Tongue> tongues = EnumSet.of(Tongue.STANDARD);
        media.languages().forEach(language -> tongues.add(Tongue.of(language)));
        return tongues.size() > 1 ? tongues : Tongue.likely(media.title() + media.description());
    }

    private static void addText(TextKind kind, Tongue tongue, String text, Document document) {
        if (!text.isBlank()) {
            document.add(new Field(kind.field(tongue), text, TEXT));
        }
    }

    private static List<Cue> chapterCues(IndexedMedia media) {
        return media.chapters().stream()
                .filter(chapter -> !chapter.title().isBlank())
                .map(MediaDocument::chapterCue)
                .toList();
    }

    private static Cue chapterCue(Chapter chapter) {
        return new Cue(chapter.start(), chapter.start().plusMillis(1), null, chapter.title());
    }

    private static void addSheet(String field, CueSheetWriter cues, Document document) {
        if (!cues.isEmpty()) {
            document.add(new BinaryDocValuesField(field, cues.bytes()));
        }
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
