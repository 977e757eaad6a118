package io.loggia.domain;

import java.util.UUID;

/** A node of the department tree. Random (version 4), so that knowing one id tells nothing about the next. */
public record DepartmentId(UUID value) {

    public static DepartmentId random() {
        return new DepartmentId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static DepartmentId parse(String text) {
        return new DepartmentId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
