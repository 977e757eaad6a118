package io.loggia.search.index;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The passages of all items with their vectors, beside the {@link MediaIndex}. An item is put without waiting for a model:
 * passages whose text was known keep their vector, the others wait for one, also over a restart.
 *
 * <pre>{@code
 * index.put(media);
 * for (Passage passage : index.missing(media)) { … }   // ask a model
 * index.put(media, vectorsByHash);
 * }</pre>
 *
 * <p>Safe for use by several threads. Whoever puts the same item from two of them has to see to it that the later wins.
 */
public final class PassageIndex implements CatalogCopy, Closeable {

    /** Stands for the vector of a text that the model does not take. */
    public static final float[] REFUSED = {};

    /** Counts up whenever an index written before no longer means the same; all is embedded anew then. */
    private static final String FORMAT = "passages-1";

    /** Counts up whenever items are taken apart in another way; all are put again then, and what stays keeps its vector. */
    private static final String PARTS = "2";

    private static final String SPACE = "loggia.space";
    private static final String TAKEN_APART = "loggia.parts";
    private static final String DIMENSION = "loggia.dimension";
    private static final double BUFFER_MEGABYTES = 32;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final PassageReader reader;
    /** Items put since the last refresh, whose vectors a searcher does not see yet. */
    private final Set<MediaId> unseen = new HashSet<>();

    private @Nullable Set<MediaId> kept;
    private @Nullable String position;
    private volatile String space;
    private volatile int dimension;

    private PassageIndex(Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.reader = new PassageReader(searchers);
        Map<String, String> mark = CommitMark.read(writer.getLiveCommitData());
        position = PARTS.equals(mark.get(TAKEN_APART)) ? CommitMark.position(writer.getLiveCommitData()) : null;
        space = mark.getOrDefault(SPACE, "");
        dimension = Integer.parseInt(mark.getOrDefault(DIMENSION, "0"));
    }

    /** How many passages there are, how many wait for a vector, and how many can have none. */
    public record Counts(int passages, int waiting, int refused) {}

    /**
     * Opens the index, or begins an empty one where there is none, where it is damaged, or where another version wrote it.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when the folder cannot be used or another process holds it
     */
    public static PassageIndex open(Path folder) {
        try {
            return IndexFolder.open(folder, FORMAT, PassageIndex::open);
        } catch (IOException e) {
            throw PassageReader.unavailable(e);
        }
    }

    private static PassageIndex open(Directory directory, IndexWriterConfig.OpenMode mode) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(mode);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setCommitOnClose(false);
        KnnVectorsFormat vectors = new WideVectors();
        config.setCodec(new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        });
        IndexWriter writer = new IndexWriter(directory, config);
        boolean opened = false;
        try {
            SearcherManager searchers = new SearcherManager(writer, new SearcherFactory());
            opened = true;
            return new PassageIndex(directory, writer, searchers);
        } finally {
            if (!opened) {
                writer.rollback();
            }
        }
    }

    /** What names the model whose vectors these are; empty for none. */
    public String space() {
        return space;
    }

    /** How many numbers the vectors have; 0 where there are none yet. */
    public int dimension() {
        return dimension;
    }

    /** Forgets everything: from here on vectors are of another space. */
    public synchronized void begin(String newSpace) {
        changing(() -> {
            writer.deleteAll();
            unseen.clear();
            kept = null;
            position = null;
            space = newSpace;
            dimension = 0;
            mark();
            writer.commit();
            searchers.maybeRefreshBlocking();
        });
    }

    @Override
    public synchronized Optional<String> position() {
        return Optional.ofNullable(position);
    }

    /** Passages that could have no vector wait for one again: whatever the model did not take may have passed. */
    @Override
    public synchronized void put(IndexedMedia media) {
        changing(() -> {
            Map<String, float[]> known = known(media.id());
            known.values().removeIf(vector -> vector.length == 0);
            write(media, known);
        });
    }

    /**
     * Adds an item, or replaces what was known of it but for the vectors of texts that stay.
     *
     * @param vectors for hashes of passages; {@link #REFUSED} where there can be none
     * @throws IllegalArgumentException for a vector of another dimension than the others have
     */
    public synchronized void put(IndexedMedia media, Map<String, float[]> vectors) {
        for (float[] vector : vectors.values()) {
            if (vector.length > 0 && dimension != 0 && vector.length != dimension) {
                throw new IllegalArgumentException(vector.length + " numbers instead of " + dimension);
            }
            dimension = vector.length > 0 ? vector.length : dimension;
        }
        changing(() -> {
            Map<String, float[]> known = known(media.id());
            known.putAll(vectors);
            write(media, known);
        });
    }

    private void write(IndexedMedia media, Map<String, float[]> vectors) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Passage passage : Passages.of(media)) {
            documents.add(PassageDocument.of(media, passage, vectors.get(passage.hash())));
        }
        writer.updateDocuments(idTerm(media.id()), documents);
        unseen.add(media.id());
        if (kept != null) {
            kept.add(media.id());
        }
    }

    @Override
    public synchronized void remove(MediaId id) {
        changing(() -> {
            writer.deleteDocuments(idTerm(id));
            unseen.add(id);
        });
    }

    /** The vectors of what is not put again stay until the next commit, so that what is put again need not wait. */
    @Override
    public synchronized void clear() {
        changing(() -> {
            position = null;
            kept = new HashSet<>();
            mark();
            writer.commit();
        });
    }

    @Override
    public synchronized void refresh() {
        changing(() -> {
            searchers.maybeRefreshBlocking();
            unseen.clear();
        });
    }

    @Override
    public synchronized void commit(String newPosition) {
        changing(() -> {
            if (kept != null) {
                Query gone = new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
                        .add(NearestQuery.items(kept), Occur.MUST_NOT)
                        .build();
                writer.deleteDocuments(gone);
                kept = null;
            }
            position = newPosition;
            mark();
            writer.commit();
        });
    }

    /** Makes vectors durable that were put since, whatever the position is. */
    public synchronized void save() {
        changing(() -> {
            mark();
            writer.commit();
        });
    }

    private void mark() {
        Map<String, String> mark = CommitMark.of(FORMAT, position);
        mark.put(TAKEN_APART, PARTS);
        mark.put(SPACE, space);
        mark.put(DIMENSION, Integer.toString(dimension));
        writer.setLiveCommitData(mark.entrySet());
    }

    /** An item of which passages wait for a vector. Knows what was there at the last {@link #refresh}. */
    public Optional<MediaId> waiting() {
        return reader.waiting();
    }

    /** Those of an item's passages that have no vector yet. */
    public synchronized List<Passage> missing(IndexedMedia media) {
        return Objects.requireNonNull(changed(() -> {
            Set<String> known = new HashSet<>(known(media.id()).keySet());
            return Passages.of(media).stream()
                    .filter(passage -> known.add(passage.hash()))
                    .toList();
        }));
    }

    public Counts counts() {
        return reader.counts();
    }

    /** Items with passages that can have no vector, and how many each has; of very many, some. */
    public Map<MediaId, Integer> refused() {
        return reader.refused();
    }

    /**
     * The passages nearest in meaning, nearest first, of those that the viewer may see and that meet the choices: rights
     * are part of the search for neighbours, so that what is hidden neither shows nor takes a place.
     *
     * @param vector of what was asked; of another dimension than the index has, it finds nothing
     * @param without items that are not asked for
     */
    public List<NearPassage> nearest(
            Viewer viewer, Instant now, float[] vector, Narrowing narrowing, Collection<MediaId> without, int most) {
        if (dimension == 0 || vector.length != dimension) {
            return List.of();
        }
        return reader.nearest(NearestQuery.of(vector, most, NearestQuery.among(viewer, now, narrowing, without)), most);
    }

    /** The vectors of an item's texts, by their hashes. */
    private Map<String, float[]> known(MediaId id) throws IOException {
        if (unseen.contains(id)) {
            searchers.maybeRefreshBlocking();
            unseen.clear();
        }
        IndexSearcher searcher = searchers.acquire();
        try {
            return KnownVectors.read(searcher, idTerm(id));
        } finally {
            searchers.release(searcher);
        }
    }

    /** As {@link MediaIndex#isOpen}. */
    public boolean isOpen() {
        return writer.isOpen();
    }

    /** As {@link MediaIndex#failure}. */
    public @Nullable Throwable failure() {
        return writer.getTragicException();
    }

    /** Leaves what was not committed behind, as a crash does; {@link #save} first. */
    @Override
    public void close() throws IOException {
        try (directory;
                searchers) {
            writer.rollback();
        }
    }

    private interface Change {
        void apply() throws IOException;
    }

    private interface Answer<T> {
        T give() throws IOException;
    }

    private static void changing(Change change) {
        changed(() -> {
            change.apply();
            return true;
        });
    }

    private static <T> T changed(Answer<T> answer) {
        try {
            return answer.give();
        } catch (IOException | AlreadyClosedException e) {
            throw PassageReader.unavailable(e);
        }
    }

    private static Term idTerm(MediaId id) {
        return new Term(Fields.ID, id.toString());
    }
}
