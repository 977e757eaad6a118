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
import io.loggia.search.suggest.MediaSuggest;
import io.loggia.search.suggest.Suggestion;
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
    private volatile @Nullable MediaIndex index;
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
            index = opened;
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
        if (index == null || !rebuilding.tryLock()) {
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
            last = index;
            if (last == null) {
                return false;
            }
            ahead.catchUp();
            ahead.commit();
            shelf().use(place);
            index = next;
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
        MediaIndex current = index;
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
            MediaIndex closing = index;
            ChangeFollower current = follower;
            if (closing != null && current != null) {
                index = null;
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
        SearchPage page = searching().search(viewer, request);
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
        return new NearSearch(require(), passages, words.vocabulary(), clock)
                .beside(viewer, request, page, vector, least, most);
    }

    /** All moments of one item. */
    public ItemMoments moments(Viewer viewer, MediaId media, String text, Narrowing narrowing) {
        return searching().moments(viewer, media, text, narrowing);
    }

    /** Items that are about the same. */
    public List<SearchHit> similar(Viewer viewer, MediaId media, int limit) {
        return searching().similar(viewer, media, limit);
    }

    public List<Suggestion> suggest(Viewer viewer, String typed) {
        return new MediaSuggest(require(), clock).suggest(viewer, typed);
    }

    /** Whether the words would find something that the viewer may see. */
    public boolean finds(Viewer viewer, String text) {
        return searching().finds(viewer, text);
    }

    /** The last searches on this node that took long, the latest first. */
    public List<SlowQuery> slowQueries() {
        return slow == null ? List.of() : slow.last();
    }

    public State state() {
        MediaIndex current = index;
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

    private MediaSearch searching() {
        return new MediaSearch(require(), words.vocabulary(), clock);
    }

    private IndexShelf shelf() {
        IndexShelf known = shelf;
        if (known == null) {
            throw new IllegalStateException("The index has no place yet");
        }
        return known;
    }

    private MediaIndex require() {
        MediaIndex current = index;
        if (current == null) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "Search is not available at the moment.");
        }
        return current;
    }
}
