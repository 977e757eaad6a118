package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.PassageIndex;
import io.loggia.search.query.ItemMoments;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.NearSearch;
import io.loggia.search.query.SearchHit;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.SimilarItems;
import io.loggia.search.suggest.MediaSuggest;
import io.loggia.search.suggest.Suggestions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** This node's index: opened at start, kept equal to the catalog, asked by requests, and built anew beside itself. */
@ApplicationScoped
public class SearchIndex {

    private static final System.Logger LOGGER = System.getLogger(SearchIndex.class.getName());
    private static final String FOLDER = "index";
    private static final int PAGE = 500;

    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock following = new ReentrantLock();
    private final ReentrantLock rebuilding = new ReentrantLock();
    private final CurrentIndex index = new CurrentIndex();

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    @ConfigProperties
    private SearchConfig config;

    @Inject
    private FollowedCatalog catalog;

    @Inject
    private SearchWords words;

    private @Nullable IndexShelf shelf;
    private @Nullable SlowQueries slow;
    private volatile @Nullable ChangeFollower follower;
    private volatile @Nullable ChangeFollower builder;
    private volatile @Nullable Instant rebuiltAt;

    /**
     * What health and admins are told of it.
     *
     * @param open whether it can be read and written
     * @param complete whether all was indexed at least once
     * @param building how many items the index that is being built beside it has; null when none is
     * @param lag how many changes were not applied yet
     */
    public record State(
            boolean open,
            boolean complete,
            int items,
            long bytes,
            @Nullable Integer building,
            @Nullable Instant rebuiltAt,
            long lag) {}

    @PostConstruct
    void prepare() {
        shelf = new IndexShelf(platform.nodeFolder().resolve(FOLDER));
        slow = new SlowQueries(Duration.ofMillis(config.slowMillis));
    }

    public void open() {
        following.lock();
        try {
            MediaIndex opened = MediaIndex.open(shelf().open());
            index.set(opened);
            follower = new ChangeFollower(opened, catalog, clock);
        } catch (IOException e) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "Search is not available at the moment.", e);
        } finally {
            following.unlock();
        }
    }

    /** Applies what happened to items since the last call. Calls wait for each other. */
    public void catchUp() {
        following.lock();
        try {
            ChangeFollower current = follower;
            if (current != null) {
                current.catchUp();
            }
        } finally {
            following.unlock();
        }
    }

    /**
     * Builds the index anew beside the one in use, which goes on answering and following, and then lets it take over.
     * Does nothing while another call does.
     */
    public void rebuild() {
        if (index.get() == null || !rebuilding.tryLock()) {
            return;
        }
        try {
            Path place = shelf().other();
            MediaIndex next = MediaIndex.open(place);
            boolean inUse = false;
            try {
                ChangeFollower ahead = new ChangeFollower(next, catalog, clock);
                builder = ahead;
                ahead.catchUp();
                inUse = takeOver(next, ahead, place);
            } finally {
                builder = null;
                if (!inUse) {
                    next.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rebuilding.unlock();
        }
    }

    private boolean takeOver(MediaIndex next, ChangeFollower ahead, Path place) throws IOException {
        MediaIndex last;
        following.lock();
        try {
            last = index.get();
            if (last == null) {
                return false;
            }
            ahead.catchUp();
            ahead.commit();
            shelf().use(place);
            index.set(next);
            follower = ahead;
            rebuiltAt = clock.instant();
        } finally {
            following.unlock();
        }
        // Searches that began before hold what they read; the files go with the next rebuild or start.
        last.close();
        LOGGER.log(Level.INFO, "The search index was built anew and has taken over");
        return true;
    }

    /** Brings the views of all items up to now, so that what is watched much ranks a little higher. */
    public void refreshViews() {
        MediaIndex current = index.get();
        if (current == null) {
            return;
        }
        List<MediaId> page = catalog.page(null, PAGE);
        while (!page.isEmpty()) {
            Map<MediaId, Long> views = catalog.views(page);
            views.forEach(current::putViews);
            page = catalog.page(page.getLast(), PAGE);
        }
        current.refresh();
    }

    public void close() {
        following.lock();
        try {
            MediaIndex closing = index.get();
            ChangeFollower current = follower;
            if (closing != null && current != null) {
                index.set(null);
                current.commit();
                follower = null;
                closing.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            following.unlock();
        }
    }

    public SearchPage search(Viewer viewer, SearchRequest request) {
        long begin = System.nanoTime();
        SearchPage page = index.ask(current -> searching(current).search(viewer, request));
        if (slow != null) {
            slow.note(request.text(), Duration.ofNanos(System.nanoTime() - begin), page.total(), clock.instant());
        }
        return page;
    }

    /** Items that are about what was asked, beside those that its words found. */
    List<SearchHit> beside(
            PassageIndex passages,
            Viewer viewer,
            SearchRequest request,
            SearchPage page,
            float[] vector,
            double least,
            int most) {
        return index.ask(current -> new NearSearch(current, passages, words.vocabulary(), clock)
                .beside(viewer, request, page, vector, least, most));
    }

    /**
     * The moments of one item.
     *
     * @param weaker whether also those that hold much less of what was asked than the best does
     */
    public ItemMoments moments(Viewer viewer, MediaId media, String text, Narrowing narrowing, boolean weaker) {
        return index.ask(current -> searching(current).moments(viewer, media, text, narrowing, weaker));
    }

    /** Items that are about the same. */
    public SimilarItems similar(Viewer viewer, MediaId media, int limit) {
        return index.ask(current -> searching(current).similar(viewer, media, limit));
    }

    public Suggestions suggest(Viewer viewer, String typed) {
        return index.ask(current -> new MediaSuggest(current, clock).suggest(viewer, typed));
    }

    /** Whether the words would find something that the viewer may see. */
    public boolean finds(Viewer viewer, String text) {
        return index.ask(current -> searching(current).finds(viewer, text));
    }

    /** The last searches on this node that took long, the latest first. */
    public List<SlowQuery> slowQueries() {
        return slow == null ? List.of() : slow.last();
    }

    public State state() {
        MediaIndex current = index.get();
        ChangeFollower ahead = builder;
        ChangeFollower now = follower;
        return current == null || !current.isOpen()
                ? new State(false, false, 0, 0, null, rebuiltAt, 0)
                : new State(
                        true,
                        !current.needsRebuild(),
                        current.size(),
                        current.bytes(),
                        ahead == null ? null : ahead.built(),
                        rebuiltAt,
                        now == null ? 0 : now.lag());
    }

    private MediaSearch searching(MediaIndex current) {
        return new MediaSearch(current, words.vocabulary(), clock);
    }

    private IndexShelf shelf() {
        IndexShelf known = shelf;
        if (known == null) {
            throw new IllegalStateException("The index has no place yet");
        }
        return known;
    }
}
