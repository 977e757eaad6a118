package io.loggia.domain;

import java.util.UUID;

/** One file of a media item and what was made of it. Random (version 4), so that knowing one id tells nothing about the next. */
public record RevisionId(UUID value) {

    public static RevisionId random() {
        return new RevisionId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static RevisionId parse(String text) {
        return new RevisionId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
