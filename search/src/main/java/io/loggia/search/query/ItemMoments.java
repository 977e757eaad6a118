package io.loggia.search.query;

import java.util.List;

/**
 * The moments of one item.
 *
 * @param moments in order of time
 * @param weaker how many were left out since they hold much less of what was asked than the best does
 * @param partial whether there may be more: of very many the best are kept, time ran out, or the index is being built
 */
public record ItemMoments(List<Moment> moments, int weaker, boolean partial) {

    public ItemMoments {
        moments = List.copyOf(moments);
    }
}
