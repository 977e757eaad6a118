package io.loggia.portal.search.boundary;

import io.loggia.domain.MediaKind;
import io.loggia.portal.platform.control.Ref;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param also on the first page, items about the same that do not hold the words; neither in {@code total} nor in {@code
 *     facets}
 * @param facets counts that each further choice would leave, by the name of the query parameter that makes it
 * @param others how many further choices there are that are not among the {@code facets}, by the same names
 * @param suggestion what may have been meant, when what was typed is nowhere or hardly anywhere
 * @param relaxed whether no item holds all the words, so that these hold some
 * @param partial whether the time for a search ran out, or not all synonyms and guesses could be searched for, so that there
 *     may be more
 * @param cut whether more was typed than was read
 * @param building whether the index is being built, so that items may be missing
 * @param capped whether this page is the last although there are more hits, since nobody may read on so far
 */
public record SearchResult(
        List<Hit> items,
        List<Hit> also,
        Map<String, List<FacetCount>> facets,
        Map<String, Integer> others,
        int total,
        @Nullable String suggestion,
        boolean relaxed,
        boolean partial,
        boolean cut,
        boolean building,
        boolean capped,
        @Nullable String next) {

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

    /** A second at which it is said, or at which a slide or a chapter on it begins. */
    public record Moment(
            double startSeconds,
            String snippetHtml,
            @Nullable String speaker,
            String language,
            MomentSource source) {}

    /** Where the words of a moment stand. */
    public enum MomentSource {
        SPEECH,
        CHAPTER,
        SLIDE
    }
}
