package io.loggia.portal.search.control;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What health and admins are told of a node's index.
 *
 * @param open whether it can be read and written
 * @param complete whether all was indexed at least once
 * @param building how many items the index that is being built beside it has; null when none is
 * @param lag how many changes were not applied yet
 * @param troubles what could not be done at the last try
 * @param troubled items that are left out, since they could not be put into it
 */
public record IndexState(
        boolean open,
        boolean complete,
        int items,
        long bytes,
        @Nullable Integer building,
        @Nullable Instant rebuiltAt,
        long lag,
        List<IndexTrouble> troubles,
        List<TroubledItem> troubled) {}
