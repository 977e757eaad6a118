package io.loggia.portal.catalog.boundary;

import io.loggia.domain.MediaAccess;
import io.loggia.domain.Principal;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.boundary.Media.AudienceEntry;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaProgress;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.MediaSummaries;
import io.loggia.portal.catalog.control.MediaSummary;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.PrincipalNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws one item in full, as the current viewer sees it. */
@ApplicationScoped
class MediaView {

    @Inject
    private CurrentViewer current;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Inject
    private CaptionTracks captions;

    @Inject
    private PrincipalNames names;

    @Inject
    private MediaSummaries summaries;

    @Inject
    private MediaProgress progress;

    Media full(MediaRef item) {
        Viewer viewer = current.viewer();
        MediaSummary summary = summaries.of(viewer, List.of(item)).getFirst();
        RevisionId revision = item.currentRevision();
        RevisionRef file = revision == null ? null : revisions.find(revision);
        MediaAccess access = item.access();
        boolean mayEdit = gate.mayEdit(viewer, item);
        return new Media(
                summary.id(),
                summary.title(),
                summary.kind(),
                summary.state(),
                summary.processing(),
                summary.failure(),
                summary.durationSeconds(),
                summary.posterUrl(),
                summary.storyboardUrl(),
                summary.channel(),
                summary.owner(),
                summary.createdAt(),
                summary.publishedAt(),
                summary.progressSeconds(),
                summary.completed(),
                item.description(),
                item.tags(),
                item.language(),
                // Whom else an item is shared with is the business of those who may change it.
                mayEdit ? audience(access.audience().principals()) : List.of(),
                text(access.publishFrom()),
                text(access.publishUntil()),
                mayEdit,
                item.downloads(),
                file == null ? null : file.width(),
                file == null ? null : file.height(),
                file == null || !mayEdit ? null : file.fileName(),
                file == null || !mayEdit ? null : file.sizeBytes(),
                progress.views(List.of(item.id())).getOrDefault(item.id(), 0L),
                captions.of(item.id()).stream()
                        .map(track -> CaptionTrackView.of(item.id(), track))
                        .toList(),
                item.version());
    }

    private List<AudienceEntry> audience(Set<Principal> principals) {
        return names.of(principals).entrySet().stream()
                .map(named -> new AudienceEntry(named.getKey().token(), named.getValue()))
                .toList();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
