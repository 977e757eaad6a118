package io.loggia.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a media item that decides who may see it.
 *
 * @param publishFrom start of the publish window, inclusive; null for no start
 * @param publishUntil end of the publish window, exclusive; null for no end
 */
public record MediaAccess(
        PersonId owner,
        MediaState state,
        Audience audience,
        @Nullable Instant publishFrom,
        @Nullable Instant publishUntil) {

    /** Whether the item is shown to its audience at {@code now}. */
    public boolean isOpen(Instant now) {
        return state == MediaState.PUBLISHED
                && (publishFrom == null || !now.isBefore(publishFrom))
                && (publishUntil == null || now.isBefore(publishUntil));
    }
}
