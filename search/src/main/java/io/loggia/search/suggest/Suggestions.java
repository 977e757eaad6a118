package io.loggia.search.suggest;

import java.util.List;

/**
 * What may be meant by a beginning.
 *
 * @param items the likeliest first
 * @param partial whether time ran out or the index is being built, so that there may be others
 */
public record Suggestions(List<Suggestion> items, boolean partial) {

    public Suggestions {
        items = List.copyOf(items);
    }
}
