package io.loggia.domain;

import java.util.UUID;

/** A resumable upload. Random (version 4), so that knowing one id tells nothing about the next. */
public record UploadId(UUID value) {

    public static UploadId random() {
        return new UploadId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static UploadId parse(String text) {
        return new UploadId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
