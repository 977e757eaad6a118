package io.loggia.domain;

import java.util.UUID;

/** A node of the channel tree. Random (version 4), so that knowing one id tells nothing about the next. */
public record ChannelId(UUID value) {

    public static ChannelId random() {
        return new ChannelId(UUID.randomUUID());
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_ID} when {@code text} is not a UUID */
    public static ChannelId parse(String text) {
        return new ChannelId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
