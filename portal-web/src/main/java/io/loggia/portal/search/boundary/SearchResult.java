package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaKind;
import io.loggia.portal.platform.control.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param suggestion what may have been meant, when what was typed is nowhere
 */
public record SearchResult(
        List<Hit> items,
        Facets facets,
        int total,
        @Nullable String suggestion,
        @Nullable String next) {

    /** Counts that each further choice would leave. */
    public record Facets(List<FacetCount> kind, List<FacetCount> channel, List<FacetCount> language) {}

    /** A choice, its name and its count. */
    public record FacetCount(String value, String label, int count) {}

    /** An item that was found. HTML is escaped text with {@code <mark>} and no other element. */
    public record Hit(
            String id,
            String title,
            String titleHtml,
            MediaKind kind,
            @Nullable String posterUrl,
            @Nullable Double durationSeconds,
            @Nullable Ref channel,
            String createdAt,
            @Nullable String snippetHtml,
            List<Moment> moments,
            int momentCount) {}

    /** A second at which it is said. */
    public record Moment(
            double startSeconds,
            String snippetHtml,
            @Nullable String speaker,
            String language) {}
}
