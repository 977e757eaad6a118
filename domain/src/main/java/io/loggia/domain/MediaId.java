package io.loggia.domain;

import java.util.UUID;

/** The id of a media item. Random (version 4), so that knowing one id tells nothing about the next. */
public record MediaId(UUID value) {

    public static MediaId random() {
        return new MediaId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static MediaId parse(String text) {
        return new MediaId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
