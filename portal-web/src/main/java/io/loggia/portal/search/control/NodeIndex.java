package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.search.control.IndexTrouble.Work;
import io.loggia.search.index.MediaIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The index on its shelf: opened, kept equal to the catalog, and built anew beside itself. For any thread. */
final class NodeIndex {

    private static final System.Logger LOGGER = System.getLogger(NodeIndex.class.getName());
    private static final int PAGE = 500;

    private final IndexShelf shelf;
    private final FollowedCatalog catalog;
    private final Clock clock;
    private final ReentrantLock following = new ReentrantLock();
    private final ReentrantLock rebuilding = new ReentrantLock();
    private final CurrentIndex index = new CurrentIndex();
    private final Reopenings reopenings = new Reopenings();

    private volatile @Nullable ChangeFollower follower;
    private volatile @Nullable ChangeFollower builder;
    private volatile @Nullable Instant rebuiltAt;
    private volatile @Nullable IndexTrouble followingTrouble;
    private volatile @Nullable IndexTrouble rebuildingTrouble;

    NodeIndex(IndexShelf shelf, FollowedCatalog catalog, Clock clock) {
        this.shelf = shelf;
        this.catalog = catalog;
        this.clock = clock;
    }

    void open() {
        following.lock();
        try {
            MediaIndex opened = MediaIndex.open(shelf.open());
            index.set(opened);
            follower = new ChangeFollower(opened, catalog, clock);
        } catch (IOException e) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "Search is not available at the moment.", e);
        } finally {
            following.unlock();
        }
    }

    /** @see CurrentIndex#ask */
    <T> T ask(Function<MediaIndex, T> question) {
        return index.ask(question);
    }

    /**
     * Applies what happened to items since the last call; to an index that closed itself, after it was opened again. Calls
     * wait for each other.
     */
    void catchUp() {
        following.lock();
        try {
            ChangeFollower follows = follower;
            MediaIndex current = index.get();
            if (follows == null || current == null) {
                return;
            }
            if (current.isOpen()) {
                follows.catchUp();
            } else if (!reopened(current)) {
                return;
            }
            followingTrouble = null;
        } catch (IOException e) {
            followingTrouble = IndexTrouble.of(Work.FOLLOWING, e, clock.instant());
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            followingTrouble = IndexTrouble.of(Work.FOLLOWING, e, clock.instant());
            throw e;
        } finally {
            following.unlock();
        }
    }

    /**
     * Goes on where an index that closed itself, as on a full disk, was committed last: the change log tells the rest. It
     * answers with what it had until that is done.
     *
     * @return false where it is not time for it yet
     */
    private boolean reopened(MediaIndex closed) throws IOException {
        Throwable failure = closed.failure();
        if (followingTrouble == null && failure != null) {
            followingTrouble = IndexTrouble.of(Work.FOLLOWING, failure, clock.instant());
        }
        if (!reopenings.take(clock.instant())) {
            return false;
        }
        MediaIndex again = MediaIndex.open(shelf.inUse());
        boolean inUse = false;
        try {
            ChangeFollower ahead = new ChangeFollower(again, catalog, clock);
            ahead.catchUp();
            // Even where nothing happened: only who can write goes on.
            ahead.commit();
            index.set(again);
            follower = ahead;
            inUse = true;
        } finally {
            if (!inUse) {
                again.close();
            }
        }
        closeLast(closed);
        LOGGER.log(Level.INFO, "The search index had closed itself; it goes on from its last commit");
        return true;
    }

    /**
     * Builds the index anew beside the one in use, which goes on answering and following, and then lets it take over.
     * Does nothing while another call does.
     */
    void rebuild() {
        if (index.get() == null || !rebuilding.tryLock()) {
            return;
        }
        try {
            rebuildingTrouble = null;
            Path place = shelf.other();
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
            rebuildingTrouble = IndexTrouble.of(Work.REBUILDING, e, clock.instant());
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            rebuildingTrouble = IndexTrouble.of(Work.REBUILDING, e, clock.instant());
            throw e;
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
            shelf.use(place);
            index.set(next);
            follower = ahead;
            rebuiltAt = clock.instant();
            followingTrouble = null;
        } finally {
            following.unlock();
        }
        // Searches that began before hold what they read; the files go with the next rebuild or start.
        closeLast(last);
        LOGGER.log(Level.INFO, "The search index was built anew and has taken over");
        return true;
    }

    private static void closeLast(MediaIndex last) {
        try {
            last.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The search index of before could not be closed", e);
        }
    }

    /** Brings the views of all items up to now, so that what is watched much ranks a little higher. */
    void refreshViews() {
        MediaIndex current = index.get();
        if (current == null || !current.isOpen()) {
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

    IndexState state() {
        MediaIndex current = index.get();
        ChangeFollower ahead = builder;
        ChangeFollower now = follower;
        Integer building = ahead == null ? null : ahead.built();
        List<IndexTrouble> troubles = Stream.of(followingTrouble, rebuildingTrouble)
                .filter(Objects::nonNull)
                .toList();
        List<TroubledItem> troubled = now == null ? List.of() : now.troubled();
        return current == null || !current.isOpen()
                ? new IndexState(false, false, 0, 0, building, rebuiltAt, 0, troubles, troubled)
                : new IndexState(
                        true,
                        !current.needsRebuild(),
                        current.size(),
                        current.bytes(),
                        building,
                        rebuiltAt,
                        now == null ? 0 : now.lag(),
                        troubles,
                        troubled);
    }

    void close() {
        following.lock();
        try {
            MediaIndex closing = index.get();
            ChangeFollower current = follower;
            if (closing != null && current != null) {
                index.set(null);
                if (closing.isOpen()) {
                    current.commit();
                }
                follower = null;
                closing.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            following.unlock();
        }
    }
}
