package io.loggia.search.index;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The details of an item that a hit shows. */
public record StoredItem(
        MediaId id,
        String title,
        String description,
        MediaKind kind,
        @Nullable ChannelId channel,
        @Nullable String channelName,
        Instant createdAt,
        Duration duration) {}
