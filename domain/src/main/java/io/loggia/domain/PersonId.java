package io.loggia.domain;

import java.util.UUID;

/** A person who signs in or stands on the roster. Random (version 4), so that knowing one id tells nothing about the next. */
public record PersonId(UUID value) {

    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static PersonId parse(String text) {
        return new PersonId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
