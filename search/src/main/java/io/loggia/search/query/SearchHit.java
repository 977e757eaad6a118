package io.loggia.search.query;

import io.loggia.search.index.StoredItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that was found. HTML is escaped text with {@code <mark>} round what was found and no other element.
 *
 * @param snippetHtml of the description, null when there is none
 * @param moments the best, in order of time
 * @param momentCount all of them
 */
public record SearchHit(
        StoredItem item, String titleHtml, @Nullable String snippetHtml, List<Moment> moments, int momentCount) {}
