package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.suggest.MediaSuggest;
import io.loggia.search.suggest.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** This node's index: opened at start, kept equal to the catalog, asked by requests. */
@ApplicationScoped
public class SearchIndex {

    private static final String FOLDER = "index";

    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock following = new ReentrantLock();

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Inject
    private FollowedCatalog catalog;

    private volatile @Nullable MediaIndex index;
    private @Nullable ChangeFollower follower;

    /** What health tells of it. */
    public record State(boolean open, boolean complete, int items) {}

    public void open() {
        MediaIndex opened = MediaIndex.open(platform.nodeFolder().resolve(FOLDER));
        following.lock();
        try {
            index = opened;
            follower = new ChangeFollower(opened, catalog, clock);
        } finally {
            following.unlock();
        }
    }

    /** Applies what happened to items since the last call. Calls wait for each other. */
    public void catchUp() {
        following.lock();
        try {
            if (follower != null) {
                follower.catchUp();
            }
        } finally {
            following.unlock();
        }
    }

    public void close() {
        following.lock();
        try {
            MediaIndex closing = index;
            if (closing != null && follower != null) {
                index = null;
                follower.commit();
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
        return new MediaSearch(require(), clock).search(viewer, request);
    }

    public List<Suggestion> suggest(Viewer viewer, String typed) {
        return new MediaSuggest(require(), clock).suggest(viewer, typed);
    }

    public State state() {
        MediaIndex current = index;
        return current == null || !current.isOpen()
                ? new State(false, false, 0)
                : new State(true, !current.needsRebuild(), current.size());
    }

    private MediaIndex require() {
        MediaIndex current = index;
        if (current == null) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "Search is not available at the moment.");
        }
        return current;
    }
}
