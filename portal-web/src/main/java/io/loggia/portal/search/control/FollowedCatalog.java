package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.ChangeLog.Change;
import io.loggia.portal.catalog.control.ChangeLog.Numbers;
import io.loggia.search.index.IndexedMedia;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an index follows: the items, and the numbered log of what happened to them. */
interface FollowedCatalog {

    /** Which database it is. */
    UUID origin();

    /** The number up to which no entry can appear any more. */
    long settled();

    /** The highest number that has appeared. */
    long last();

    /** The number up to which entries may have been removed again, since they are old; what follows from behind it is whole. */
    long pruned();

    List<Change> after(long sequence, int limit);

    List<Change> among(Collection<Numbers> sequences, int limit);

    /** The item as it is now; empty when it is gone or there is nothing of it to find yet. */
    Optional<IndexedMedia> item(MediaId id);

    /** Ids of all items in order, a page at a time. */
    List<MediaId> page(@Nullable MediaId after, int limit);

    /** How often items were watched, for those that were. */
    Map<MediaId, Long> views(Collection<MediaId> items);
}
