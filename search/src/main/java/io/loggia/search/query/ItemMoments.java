package io.loggia.search.query;

import java.util.List;

/**
 * The moments of one item.
 *
 * @param moments in order of time
 * @param partial whether there may be more: of very many the best are kept, time ran out, or the index is being built
 */
public record ItemMoments(List<Moment> moments, boolean partial) {

    public ItemMoments {
        moments = List.copyOf(moments);
    }
}
