package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.portal.platform.control.Ref;
import org.jspecify.annotations.Nullable;

/**
 * On the wire: an item as every list shows it.
 *
 * @param processing {@code UPLOADING, PROCESSING, PLAYABLE} (plays, better renditions are coming), {@code READY} or
 *     {@code FAILED}
 * @param failure why processing failed, in words
 * @param progressSeconds where the caller stopped watching
 * @param completed whether the caller completed it
 */
public record MediaSummary(
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
        @Nullable Double progressSeconds,
        boolean completed) {}
