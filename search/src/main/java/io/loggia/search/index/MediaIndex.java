package io.loggia.search.index;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.search.analysis.Tongue;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The index of all media items in one folder. It is a copy that can be made again: the caller names, with each {@link
 * #commit}, up to where it has followed the source, and reads that {@link #position} back after a restart.
 *
 * <pre>{@code
 * try (MediaIndex index = MediaIndex.open(folder)) {
 *     index.put(media);
 *     index.refresh();           // from here on it is found
 *     index.commit("42");        // from here on it survives a crash
 *     SearchPage page = new MediaSearch(index, Clock.systemUTC()).search(viewer, request);
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class MediaIndex implements CatalogCopy, Closeable {

    /** Counts up whenever an index written before no longer means the same: other fields, other analysis. */
    static final String FORMAT = "4";

    private static final double BUFFER_MEGABYTES = 48;
    private static final double SEGMENTS_OF_A_SIZE = 4;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final CommonWords common;
    private final SearchLimit limit;

    /** As it stands in the files. Each search asks, and the writer would have it wait for whoever writes. */
    private volatile @Nullable String position;

    private MediaIndex(
            Directory directory, IndexWriter writer, SearcherManager searchers, CommonWords common, SearchLimit limit) {
        this.limit = limit;
        this.common = common;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        position = CommitMark.position(writer.getLiveCommitData());
    }

    /**
     * Opens the index, or begins an empty one where there is none, where it is damaged, or where another version wrote
     * it.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when the folder cannot be used or another process holds it
     */
    public static MediaIndex open(Path folder) {
        return open(folder, SearchLimit.usual());
    }

    /** As {@link #open(Path)}, with searches that end when their time is over, with what they have by then. */
    public static MediaIndex open(Path folder, SearchLimit limit) {
        try {
            return IndexFolder.open(folder, FORMAT, (directory, mode) -> open(directory, mode, limit));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    static MediaIndex open(Directory directory, IndexWriterConfig.OpenMode mode, SearchLimit limit) throws IOException {
        CommonWords common = new CommonWords();
        IndexWriter writer = new IndexWriter(directory, config(mode, common));
        boolean opened = false;
        try {
            SearcherManager searchers = new SearcherManager(writer, reading(common));
            opened = true;
            return new MediaIndex(directory, writer, searchers, common, limit);
        } finally {
            if (!opened) {
                writer.rollback();
            }
        }
    }

    static IndexWriterConfig config(IndexWriterConfig.OpenMode mode, CommonWords common) {
        IndexWriterConfig config = new IndexWriterConfig(byField(Tongue::analyzer));
        config.setOpenMode(mode);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setCommitOnClose(false);
        // Each word of a search is looked up in every part, in every kind of text: few parts are worth merging more.
        config.setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_OF_A_SIZE));
        // Large parts come of merges, whose threads have time; a refresh holds up what was written, narrowed rights
        // too.
        config.setMergedSegmentWarmer(common::read);
        return config;
    }

    private static SearcherFactory reading(CommonWords common) {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
                common.read(reader);
                return super.newSearcher(reader, previous);
            }
        };
    }

    /** Whether the index holds nothing that can be relied on: put everything, then commit. */
    public boolean needsRebuild() {
        return position().isEmpty();
    }

    @Override
    public Optional<String> position() {
        return Optional.ofNullable(position);
    }

    @Override
    public void put(IndexedMedia media) {
        change(() -> writer.updateDocument(idTerm(media.id()), MediaDocument.of(media)));
    }

    /** Changes how often an item was watched, and nothing else of it. Seen after {@link #refresh}. */
    public void putViews(MediaId id, long views) {
        change(() -> writer.updateNumericDocValue(idTerm(id), Fields.POPULARITY, MediaDocument.popularity(views)));
    }

    /** What the files of the index take on disk. */
    public long bytes() {
        long bytes = 0;
        try {
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            // A merge removed a file in between: what was counted is near enough.
            return bytes;
        } catch (IOException | AlreadyClosedException e) {
            throw unavailable(e);
        }
        return bytes;
    }

    @Override
    public void remove(MediaId id) {
        change(() -> writer.deleteDocuments(idTerm(id)));
    }

    /** Forgets everything, the position as well, for a rebuild. A crash before the next commit leaves it forgotten. */
    @Override
    public void clear() {
        position = null;
        change(() -> {
            writer.deleteAll();
            writer.setLiveCommitData(CommitMark.of(FORMAT, null).entrySet());
            return writer.commit();
        });
    }

    @Override
    public void refresh() {
        change(() -> {
            searchers.maybeRefreshBlocking();
            return 0L;
        });
    }

    @Override
    public void commit(String reached) {
        change(() -> {
            writer.setLiveCommitData(CommitMark.of(FORMAT, reached).entrySet());
            return writer.commit();
        });
        position = reached;
    }

    /** How a search uses the index. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(VisibleIndex index) throws IOException;
    }

    /** Reads the index inside the rights that a viewer has at {@code now}. */
    public <T> T read(Viewer viewer, Instant now, Reading<T> reading) {
        try {
            IndexSearcher shared = searchers.acquire();
            try {
                // One searcher for each reading, since a timeout belongs to a searcher; the reader below is shared.
                IndexSearcher searcher = new ReadingSearcher(shared.getIndexReader());
                TimeLeft left = limit.begin();
                searcher.setTimeout(left);
                return reading.from(new VisibleIndex(searcher, AccessFilter.of(viewer, now), now, common, left));
            } finally {
                searchers.release(shared);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw unavailable(e);
        }
    }

    /** How words are analysed that are asked for in a field. */
    public static Analyzer queryAnalyzer() {
        return byField(Tongue::queryAnalyzer);
    }

    private static Analyzer byField(Function<Tongue, Analyzer> analyzer) {
        Map<String, Analyzer> byField = new HashMap<>();
        for (TextKind kind : TextKind.all()) {
            kind.tongues().forEach(tongue -> byField.put(kind.field(tongue), analyzer.apply(tongue)));
        }
        return new PerFieldAnalyzerWrapper(Tongue.STANDARD.analyzer(), byField);
    }

    /**
     * Whether it can be written. A full disk, for one, closes it for good; it then still answers with what it had. What it
     * last committed can be opened by another from the same folder, before this one is closed.
     */
    public boolean isOpen() {
        return writer.isOpen();
    }

    /** What it has closed itself over; null where it is open, or was closed by its owner. */
    public @Nullable Throwable failure() {
        return writer.getTragicException();
    }

    /** Items in it, whoever may see them. */
    public int size() {
        return writer.getDocStats().numDocs;
    }

    /** Leaves what was not committed behind: the position tells from where to follow again. */
    @Override
    public void close() throws IOException {
        try (directory;
                searchers) {
            writer.rollback();
        }
    }

    private interface Change {
        long apply() throws IOException;
    }

    private static void change(Change change) {
        try {
            change.apply();
        } catch (IOException | AlreadyClosedException e) {
            throw unavailable(e);
        }
    }

    private static Term idTerm(MediaId id) {
        return new Term(Fields.ID, id.toString());
    }

    private static LoggiaException unavailable(Exception cause) {
        return new LoggiaException(ErrorCode.UNAVAILABLE, "Search is not available at the moment.", cause);
    }
}
