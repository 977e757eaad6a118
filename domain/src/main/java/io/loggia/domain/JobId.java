package io.loggia.domain;

import java.util.UUID;

/** A processing job. Random (version 4), so that knowing one id tells nothing about the next. */
public record JobId(UUID value) {

    public static JobId random() {
        return new JobId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static JobId parse(String text) {
        return new JobId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
