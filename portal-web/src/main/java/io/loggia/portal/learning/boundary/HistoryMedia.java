package io.loggia.portal.learning.boundary;

import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import org.jspecify.annotations.Nullable;

/** An item as the history shows it; spelled as in the catalog's lists. */
public record HistoryMedia(
        String id,
        String title,
        @Nullable MediaKind kind,
        MediaState state,
        String processing,
        @Nullable String failure,
        @Nullable Double durationSeconds,
        @Nullable String posterUrl,
        @Nullable String storyboardUrl,
        @Nullable Ref channel,
        Ref owner,
        String createdAt,
        @Nullable String publishedAt,
        double progressSeconds,
        boolean completed) {

    /** A thing with the name people know it by. */
    public record Ref(String id, String name) {}
}
