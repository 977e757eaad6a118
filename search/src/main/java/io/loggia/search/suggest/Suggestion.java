package io.loggia.search.suggest;

import io.loggia.domain.MediaId;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be meant by a beginning.
 *
 * @param text fit to be searched for as it is
 * @param media present where it is the title of this item
 */
public record Suggestion(Kind kind, String text, @Nullable MediaId media) {

    /** What a suggestion is. */
    public enum Kind {
        TITLE,
        SPEAKER,
        TAG,
        WORD,
        /** What others search for. */
        QUERY
    }
}
