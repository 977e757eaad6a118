package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.ChangeLog;
import io.loggia.portal.catalog.control.ChangeLog.Change;
import io.loggia.search.index.CatalogCopy;
import io.loggia.search.index.IndexedMedia;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an index equal to the catalog: builds it where it must, then applies what the change log tells. An entry names an
 * item and not what happened to it; the item is read as it is now, so that applying an entry twice, late or out of order
 * does no harm. An item that cannot be read or analysed is left out and tried again later; it holds nothing else up. For
 * one thread.
 */
final class ChangeFollower {

    private static final System.Logger LOGGER = System.getLogger(ChangeFollower.class.getName());
    private static final int BATCH = 500;
    private static final int PAGE = 200;
    /** Items between two refreshes of a rebuild, so that those which are done can be found already. */
    private static final int SHOWN_EVERY = 50;

    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

    private final CatalogCopy index;
    private final FollowedCatalog catalog;
    private final Clock clock;
    private @Nullable UUID origin;
    private @Nullable ChangeCursor cursor;
    private final TroubledItems troubled = new TroubledItems();
    private Instant committedAt = Instant.EPOCH;
    private boolean uncommitted;
    private volatile int built;

    ChangeFollower(CatalogCopy index, FollowedCatalog catalog, Clock clock) {
        this.index = index;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Brings the index up to what is in the catalog now. */
    void catchUp() {
        ChangeCursor place = cursor == null ? begin() : cursor;
        cursor = place;
        boolean more = true;
        while (more) {
            long settled = place.settled();
            List<Change> changes = new ArrayList<>(catalog.among(place.gaps(), BATCH));
            changes.addAll(catalog.after(place.highest(), BATCH));
            // Asked after them: what is pruned by now may have been missing there.
            if (catalog.pruned() > settled) {
                LOGGER.log(Level.INFO, "The change log does not reach back to where the index stopped following");
                place = rebuild();
            } else {
                apply(changes, place);
                more = changes.size() >= BATCH;
            }
        }
        uncommitted |= place.giveUp(clock.instant());
        tryAgain();
        if (uncommitted && !clock.instant().isBefore(committedAt.plus(COMMIT_EVERY))) {
            commit();
        }
    }

    private void tryAgain() {
        List<MediaId> due = troubled.due(clock.instant());
        if (!due.isEmpty()) {
            due.forEach(this::apply);
            index.refresh();
            uncommitted = true;
        }
    }

    /** The items that are left out since they could not be put into the index. For any thread. */
    List<TroubledItem> troubled() {
        return troubled.all();
    }

    /** How many items a rebuild has put so far. */
    int built() {
        return built;
    }

    /** How many changes have appeared that were not applied yet. */
    long lag() {
        ChangeCursor place = cursor;
        return place == null ? 0 : Math.max(0, catalog.last() - place.highest());
    }

    /** Makes durable what was applied, if anything was. */
    void commit() {
        if (cursor != null) {
            index.commit(new IndexPosition(origin(), cursor.settled(), troubled.ids()).text());
            committedAt = clock.instant();
            uncommitted = false;
        }
    }

    private void apply(List<Change> changes, ChangeCursor place) {
        if (changes.isEmpty()) {
            return;
        }
        Set<MediaId> items = new LinkedHashSet<>();
        changes.forEach(change -> items.add(change.media()));
        items.forEach(this::apply);
        index.refresh();
        place.applied(changes.stream().map(Change::sequence).toList(), clock.instant());
        uncommitted = true;
    }

    private void apply(MediaId id) {
        RuntimeException failed = failed(id);
        if (failed != null) {
            // Throws where nothing else can be read either. What broke in between is over at the second try.
            catalog.last();
            failed = failed(id);
        }
        if (failed == null) {
            troubled.isOver(id);
        } else {
            index.remove(id);
            troubled.failed(id, failed, clock.instant());
        }
    }

    /**
     * Puts the item into the index. Whatever that fails on, those behind it may have had rights taken away, which cannot
     * wait.
     *
     * @return why it could not; null where it could
     */
    private @Nullable RuntimeException failed(MediaId id) {
        try {
            Optional<IndexedMedia> item = catalog.item(id);
            if (item.isPresent()) {
                index.put(item.get());
            } else {
                index.remove(id);
            }
            return null;
        } catch (RuntimeException e) {
            if (isOfMoreThanOneItem(e)) {
                throw e;
            }
            return e;
        }
    }

    private static boolean isOfMoreThanOneItem(RuntimeException e) {
        boolean indexIsAway = e instanceof LoggiaException known && known.code() == ErrorCode.UNAVAILABLE;
        return indexIsAway || IndexTrouble.isDatabaseAway(e);
    }

    private ChangeCursor begin() {
        Optional<IndexPosition> position =
                index.position().flatMap(IndexPosition::parse).filter(this::isOfThisCatalog);
        if (position.isEmpty()) {
            return rebuild();
        }
        troubled.inherited(position.get().troubled(), clock.instant());
        return cursorAt(position.get().sequence());
    }

    /** A database that was put back to an earlier state, or is another one, has not seen what the index has. */
    private boolean isOfThisCatalog(IndexPosition position) {
        return position.origin().equals(origin()) && position.sequence() <= catalog.last();
    }

    private ChangeCursor rebuild() {
        LOGGER.log(Level.INFO, "Building the search index");
        // Read before the items: what happens from here on is applied afterwards once more.
        long settled = catalog.settled();
        // Whoever is cut off from here on begins again.
        cursor = null;
        index.clear();
        troubled.clear();
        int count = 0;
        List<MediaId> page = catalog.page(null, PAGE);
        while (!page.isEmpty()) {
            for (MediaId id : page) {
                apply(id);
                count++;
                built = count;
                if (count % SHOWN_EVERY == 0) {
                    index.refresh();
                }
            }
            page = catalog.page(page.getLast(), PAGE);
        }
        index.refresh();
        ChangeCursor start = cursorAt(settled);
        cursor = start;
        commit();
        LOGGER.log(Level.INFO, "Built the search index from {0} items", count);
        return start;
    }

    private UUID origin() {
        UUID known = origin == null ? catalog.origin() : origin;
        origin = known;
        return known;
    }

    private static ChangeCursor cursorAt(long sequence) {
        return new ChangeCursor(sequence, Duration.ofSeconds(ChangeLog.SETTLED_AFTER_SECONDS));
    }
}
