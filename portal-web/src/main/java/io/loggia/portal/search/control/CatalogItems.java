package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.CaptionTracks;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.ChangeLog;
import io.loggia.portal.catalog.control.ChangeLog.Change;
import io.loggia.portal.catalog.control.ChangeLog.Numbers;
import io.loggia.portal.catalog.control.Chapters;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaProgress;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.catalog.control.SlideTexts;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.search.index.Facet;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The catalog in the database. An item is worth finding from when its file is known to be video or audio. */
@ApplicationScoped
class CatalogItems implements FollowedCatalog {

    @Inject
    private Catalog catalog;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Inject
    private CaptionTracks captions;

    @Inject
    private Chapters chapters;

    @Inject
    private SlideTexts slides;

    @Inject
    private MediaProgress progress;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    @Inject
    private ChangeLog log;

    @Override
    public UUID origin() {
        return log.origin();
    }

    @Override
    public long settled() {
        return log.settled();
    }

    @Override
    public long last() {
        return log.last();
    }

    @Override
    public long pruned() {
        return log.pruned();
    }

    @Override
    public List<Change> after(long sequence, int limit) {
        return log.after(sequence, limit);
    }

    @Override
    public List<Change> among(Collection<Numbers> sequences, int limit) {
        return log.among(sequences, limit);
    }

    @Override
    public List<MediaId> page(@Nullable MediaId after, int limit) {
        return catalog.page(after, limit).stream().map(MediaRef::id).toList();
    }

    @Override
    public Map<MediaId, Long> views(Collection<MediaId> items) {
        return progress.views(items);
    }

    @Override
    public Optional<IndexedMedia> item(MediaId id) {
        return gate.find(id).filter(item -> !item.access().trashed()).flatMap(this::read);
    }

    private Optional<IndexedMedia> read(MediaRef item) {
        MediaKind kind = item.kind();
        RevisionId current = item.currentRevision();
        if (kind == null || current == null) {
            return Optional.empty();
        }
        return revisions.findIfExists(current).map(revision -> toIndexed(item, kind, revision));
    }

    private @Nullable Facet department(PersonId owner) {
        return people.find(owner)
                .map(PersonRecord::department)
                .map(id -> new Facet(id.toString(), departments.names().getOrDefault(id, "")))
                .orElse(null);
    }

    private IndexedMedia toIndexed(MediaRef item, MediaKind kind, RevisionRef revision) {
        Double seconds = revision.durationSeconds();
        List<Transcript> transcripts = captions.spoken(item.id()).entrySet().stream()
                .map(spoken -> new Transcript(spoken.getKey(), spoken.getValue()))
                .toList();
        return new IndexedMedia(
                item.id(),
                item.title(),
                item.description(),
                item.tags(),
                item.language(),
                item.channel(),
                item.channelName(),
                kind,
                item.access(),
                item.createdAt(),
                seconds == null ? Duration.ZERO : Duration.ofMillis(Math.round(seconds * 1000)),
                transcripts,
                chapters.of(item.id()),
                slides.of(revision.id()),
                department(item.access().owner()),
                progress.views(List.of(item.id())).getOrDefault(item.id(), 0L));
    }
}
