package io.loggia.portal.catalog.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.boundary.Media.AudienceEntry;
import io.loggia.portal.catalog.boundary.MediaSummary.Ref;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaProgress;
import io.loggia.portal.catalog.control.MediaProgress.Progress;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.MediaUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws items as the current viewer sees them; a page of items costs a fixed number of queries. */
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
    private People people;

    @Inject
    private Departments departments;

    @Inject
    private MediaUrls urls;

    @Inject
    private MediaProgress progress;

    List<MediaSummary> summaries(Collection<MediaRef> items) {
        Viewer viewer = current.viewer();
        Map<RevisionId, RevisionRef> files = revisions.findAll(items.stream()
                .map(MediaRef::currentRevision)
                .filter(Objects::nonNull)
                .toList());
        Map<PersonId, String> owners = people.names(
                items.stream().map(item -> item.access().owner()).distinct().toList());
        Map<MediaId, Progress> watched =
                progress.of(viewer, items.stream().map(MediaRef::id).toList());
        return items.stream()
                .map(item -> summary(item, files.get(item.currentRevision()), owners, watched.get(item.id())))
                .toList();
    }

    Media full(MediaRef item) {
        MediaSummary summary = summaries(List.of(item)).getFirst();
        RevisionId current = item.currentRevision();
        RevisionRef file = current == null ? null : revisions.find(current);
        MediaAccess access = item.access();
        boolean mayEdit = gate.mayEdit(this.current.viewer(), item);
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

    private MediaSummary summary(
            MediaRef item, @Nullable RevisionRef file, Map<PersonId, String> owners, @Nullable Progress watched) {
        PersonId owner = item.access().owner();
        return new MediaSummary(
                item.id().toString(),
                item.title(),
                item.kind(),
                item.access().state(),
                file == null ? "UPLOADING" : file.processing(),
                file == null ? null : file.failure(),
                file == null ? null : file.durationSeconds(),
                still(item, file, "poster.jpg"),
                file != null && file.kind() == MediaKind.VIDEO ? still(item, file, "storyboard.vtt") : null,
                item.channel() == null
                        ? null
                        : new Ref(item.channel().toString(), Objects.requireNonNullElse(item.channelName(), "")),
                new Ref(owner.toString(), owners.getOrDefault(owner, "")),
                item.createdAt().toString(),
                text(item.publishedAt()),
                watched == null ? null : watched.positionSeconds(),
                watched != null && watched.completed());
    }

    private List<AudienceEntry> audience(Set<Principal> principals) {
        Map<DepartmentId, String> departmentNames = departments.names();
        Set<PersonId> persons = new HashSet<>();
        principals.stream()
                .map(Principal::token)
                .filter(token -> token.startsWith("u:"))
                .forEach(token -> persons.add(PersonId.parse(token.substring(2))));
        Map<PersonId, String> personNames = people.names(persons);
        return principals.stream()
                .sorted()
                .map(principal ->
                        new AudienceEntry(principal.token(), name(principal.token(), departmentNames, personNames)))
                .toList();
    }

    private static String name(String token, Map<DepartmentId, String> departments, Map<PersonId, String> people) {
        if (token.startsWith("d:")) {
            return departments.getOrDefault(DepartmentId.parse(token.substring(2)), token);
        }
        return token.startsWith("u:") ? people.getOrDefault(PersonId.parse(token.substring(2)), token) : token;
    }

    private @Nullable String still(MediaRef item, @Nullable RevisionRef file, String name) {
        String folder = file == null ? null : file.stillsFolder();
        return folder == null ? null : urls.url(current.viewer(), item.id(), folder, name);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
