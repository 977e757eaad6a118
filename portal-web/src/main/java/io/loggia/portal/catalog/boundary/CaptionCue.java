package io.loggia.portal.catalog.boundary;

import org.jspecify.annotations.Nullable;

/** A cue that is worked on, whole or not. */
public record CaptionCue(
        double startSeconds,
        double endSeconds,
        @Nullable String speaker,
        @Nullable String text) {}
