package io.loggia.portal.learning.boundary;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Decision;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.learning.boundary.HistoryMedia.Ref;
import io.loggia.portal.learning.control.LearningRecord.WatchedItem;
import io.loggia.portal.platform.control.MediaUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws watched items as the current viewer sees them now; what they may not see any more is left out. */
@ApplicationScoped
class HistoryView {

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private People people;

    @Inject
    private CurrentViewer current;

    @Inject
    private MediaUrls urls;

    Map<MediaId, HistoryMedia> visible(Collection<WatchedItem> watched) {
        Instant now = Instant.now();
        Map<MediaId, MediaRef> refs = new HashMap<>(
                catalog.findAll(watched.stream().map(WatchedItem::media).toList()));
        refs.values()
                .removeIf(ref -> AccessPolicy.decide(current.viewer(), Permission.VIEW_MEDIA, ref.access(), now)
                        != Decision.ALLOWED);
        Map<RevisionId, RevisionRef> files = revisions.findAll(refs.values().stream()
                .map(MediaRef::currentRevision)
                .filter(Objects::nonNull)
                .toList());
        Map<PersonId, String> owners = people.names(refs.values().stream()
                .map(ref -> ref.access().owner())
                .distinct()
                .toList());
        Map<MediaId, HistoryMedia> media = new HashMap<>();
        for (WatchedItem item : watched) {
            MediaRef ref = refs.get(item.media());
            if (ref != null) {
                media.put(item.media(), draw(ref, files.get(ref.currentRevision()), owners, item));
            }
        }
        return media;
    }

    private HistoryMedia draw(
            MediaRef ref, @Nullable RevisionRef file, Map<PersonId, String> owners, WatchedItem item) {
        PersonId owner = ref.access().owner();
        ChannelId channel = ref.channel();
        Instant publishedAt = ref.publishedAt();
        return new HistoryMedia(
                ref.id().toString(),
                ref.title(),
                ref.kind(),
                ref.access().state(),
                file == null ? "UPLOADING" : file.processing(),
                file == null ? null : file.failure(),
                file == null ? null : file.durationSeconds(),
                still(ref, file, "poster.jpg"),
                file != null && file.kind() == MediaKind.VIDEO ? still(ref, file, "storyboard.vtt") : null,
                channel == null ? null : new Ref(channel.toString(), Objects.requireNonNullElse(ref.channelName(), "")),
                new Ref(owner.toString(), owners.getOrDefault(owner, "")),
                ref.createdAt().toString(),
                publishedAt == null ? null : publishedAt.toString(),
                item.resumeSeconds(),
                item.completed());
    }

    private @Nullable String still(MediaRef ref, @Nullable RevisionRef file, String name) {
        String folder = file == null ? null : file.stillsFolder();
        return folder == null ? null : urls.url(current.viewer(), ref.id(), folder, name);
    }
}
