package io.loggia.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A timed line of a transcript or caption track.
 *
 * @param start from the beginning of the media, not negative
 * @param end after {@code start}
 * @param speaker who says it, when the source names them (a WebVTT voice span)
 * @param text plain text without markup; line breaks as {@code \n}
 */
public record Cue(Duration start, Duration end, @Nullable String speaker, String text) {

    public Cue {
        if (start.isNegative() || end.compareTo(start) <= 0) {
            throw new IllegalArgumentException("A cue must start at or after zero and end after its start");
        }
    }
}
