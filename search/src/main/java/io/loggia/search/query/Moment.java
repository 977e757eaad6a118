package io.loggia.search.query;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A time at which what was asked for is said. */
public record Moment(
        Duration start, String snippetHtml, @Nullable String speaker, String language) {}
