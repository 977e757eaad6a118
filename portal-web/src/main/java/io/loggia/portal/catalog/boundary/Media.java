package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.portal.catalog.control.MediaSummary;
import io.loggia.portal.platform.control.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item in full: what {@link MediaSummary} tells, and the rest.
 *
 * @param audience empty for an item that only its owner and admins see
 * @param downloads whether those who may watch it may also take its files along
 * @param version to be sent back with a change, which is refused if someone else was faster
 */
public record Media(
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
        boolean completed,
        String description,
        List<String> tags,
        @Nullable String language,
        List<AudienceEntry> audience,
        @Nullable String publishFrom,
        @Nullable String publishUntil,
        boolean mayEdit,
        boolean downloads,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String fileName,
        @Nullable Long sizeBytes,
        long views,
        List<CaptionTrackView> captions,
        long version) {

    /** A principal with the name people know it by; {@code *} stands for every signed-in person. */
    public record AudienceEntry(String principal, String name) {}
}
