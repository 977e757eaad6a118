package io.loggia.search.query;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A time at which what was asked for is said, or at which a slide or a chapter on it begins. */
public record Moment(
        Duration start, String snippetHtml, @Nullable String speaker, String language, Source source) {

    /** Where the words of a moment stand. */
    public enum Source {
        SPEECH,
        CHAPTER,
        SLIDE
    }
}
