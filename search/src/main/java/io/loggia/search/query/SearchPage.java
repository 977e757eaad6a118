package io.loggia.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param total hits on all pages
 * @param suggestion what may have been meant, when what was typed is nowhere; it finds something that the viewer may see
 * @param nextOffset null on the last page
 * @param partial whether time ran out, so that there may be more
 */
public record SearchPage(
        List<SearchHit> hits,
        List<FacetCount> kinds,
        List<FacetCount> channels,
        List<FacetCount> languages,
        int total,
        @Nullable String suggestion,
        @Nullable Integer nextOffset,
        boolean partial) {}
