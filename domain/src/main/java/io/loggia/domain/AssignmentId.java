package io.loggia.domain;

import java.util.UUID;

/** An assignment. Random (version 4), so that knowing one id tells nothing about the next. */
public record AssignmentId(UUID value) {

    public static AssignmentId random() {
        return new AssignmentId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static AssignmentId parse(String text) {
        return new AssignmentId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
