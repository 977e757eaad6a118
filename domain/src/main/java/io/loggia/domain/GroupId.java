package io.loggia.domain;

import java.util.UUID;

/** A group of people that cuts across departments. Random (version 4), so that knowing one id tells nothing about the next. */
public record GroupId(UUID value) {

    public static GroupId random() {
        return new GroupId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static GroupId parse(String text) {
        return new GroupId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
