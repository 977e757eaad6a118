package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.MediaProgress.Progress;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws items as a viewer's lists show them; a page of items costs a fixed number of queries. */
@ApplicationScoped
public class MediaSummaries {

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private People people;

    @Inject
    private Stills stills;

    @Inject
    private MediaProgress progress;

    /**
     * In the order given, without a check of rights.
     *
     * @param viewer must be the caller of the current request
     */
    public List<MediaSummary> of(Viewer viewer, Collection<MediaRef> items) {
        Map<RevisionId, RevisionRef> files = revisions.currentOf(items);
        Map<PersonId, String> owners = people.names(
                items.stream().map(item -> item.access().owner()).distinct().toList());
        Map<MediaId, Progress> watched =
                progress.of(viewer, items.stream().map(MediaRef::id).toList());
        return items.stream()
                .map(item -> summary(viewer, item, files.get(item.currentRevision()), owners, watched.get(item.id())))
                .toList();
    }

    /** Those of the items that exist and that the viewer may see now. */
    public Map<MediaId, MediaSummary> visible(Viewer viewer, Collection<MediaId> items) {
        List<MediaRef> seen = List.copyOf(catalog.visible(viewer, items).values());
        List<MediaSummary> drawn = of(viewer, seen);
        Map<MediaId, MediaSummary> summaries = new HashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            summaries.put(seen.get(i).id(), drawn.get(i));
        }
        return summaries;
    }

    private MediaSummary summary(
            Viewer viewer,
            MediaRef item,
            @Nullable RevisionRef file,
            Map<PersonId, String> owners,
            @Nullable Progress watched) {
        PersonId owner = item.access().owner();
        Instant publishedAt = item.publishedAt();
        return new MediaSummary(
                item.id().toString(),
                item.title(),
                item.kind(),
                item.access().state(),
                file == null ? "UPLOADING" : file.processing(),
                file == null ? null : file.failure(),
                file == null ? null : file.durationSeconds(),
                stills.poster(viewer, item.id(), file).orElse(null),
                file != null && file.kind() == MediaKind.VIDEO
                        ? stills.storyboard(viewer, item.id(), file).orElse(null)
                        : null,
                item.channel() == null
                        ? null
                        : new Ref(item.channel().toString(), Objects.requireNonNullElse(item.channelName(), "")),
                new Ref(owner.toString(), owners.getOrDefault(owner, "")),
                item.createdAt().toString(),
                publishedAt == null ? null : publishedAt.toString(),
                watched == null ? null : watched.positionSeconds(),
                watched != null && watched.completed());
    }
}
