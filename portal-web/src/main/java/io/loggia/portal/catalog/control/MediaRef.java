package io.loggia.portal.catalog.control;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.RevisionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other features may know of a media item.
 *
 * @param kind null until the first revision was probed
 * @param downloads whether those who may watch it may take its files along
 * @param version grows with every change
 */
public record MediaRef(
        MediaId id,
        String title,
        String description,
        List<String> tags,
        @Nullable String language,
        @Nullable ChannelId channel,
        @Nullable String channelName,
        @Nullable MediaKind kind,
        MediaAccess access,
        @Nullable RevisionId currentRevision,
        Instant createdAt,
        @Nullable Instant publishedAt,
        boolean downloads,
        long version) {

    public MediaRef {
        tags = List.copyOf(tags);
    }
}
