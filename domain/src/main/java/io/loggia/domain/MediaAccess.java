package io.loggia.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a media item that decides who may see it.
 *
 * @param publishFrom start of the publish window, inclusive; null for no start
 * @param publishUntil end of the publish window, exclusive; null for no end
 * @param trashed whether it lies in the trash, where nobody sees it but through the trash itself
 */
public record MediaAccess(
        PersonId owner,
        MediaState state,
        Audience audience,
        @Nullable Instant publishFrom,
        @Nullable Instant publishUntil,
        boolean trashed) {

    /** Of an item that does not lie in the trash. */
    public MediaAccess(
            PersonId owner,
            MediaState state,
            Audience audience,
            @Nullable Instant publishFrom,
            @Nullable Instant publishUntil) {
        this(owner, state, audience, publishFrom, publishUntil, false);
    }

    /** Whether the item is shown to its audience at {@code now}. */
    public boolean isOpen(Instant now) {
        return !trashed
                && state == MediaState.PUBLISHED
                && (publishFrom == null || !now.isBefore(publishFrom))
                && (publishUntil == null || now.isBefore(publishUntil));
    }
}
