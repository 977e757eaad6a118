package io.loggia.portal.catalog.control;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.entity.Channel;
import io.loggia.portal.catalog.entity.MediaItem;
import io.loggia.portal.catalog.entity.Revision;
import io.loggia.portal.catalog.entity.Revision.Processing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of media items and what was made of them. Every change wants the caller's transaction. */
@ApplicationScoped
public class Revisions {

    private static final int MAX_FILE_NAME = 500;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    @Inject
    private AuditLog audit;

    @Inject
    private Event<MediaEvent> events;

    /** A revision just begun, and the item it belongs to. */
    public record NewRevision(MediaId mediaId, RevisionId revisionId) {}

    /**
     * Begins a revision whose bytes are still to come.
     *
     * @param fileName as the person named it; shown, never used as a path
     * @param title of the new item; null derives one from the file name
     * @param replaces the item to which this is a new revision, and what becomes of completions of it; null makes a new item,
     *     a draft of {@code owner}
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for an unknown channel or item, {@link ErrorCode#FORBIDDEN}
     *     when the item may not be changed by the current viewer
     */
    public NewRevision create(
            Viewer owner,
            String fileName,
            @Nullable String title,
            @Nullable ChannelId channel,
            @Nullable Replacement replaces) {
        Instant now = Instant.now();
        String name = fileName.length() <= MAX_FILE_NAME ? fileName : fileName.substring(0, MAX_FILE_NAME);
        MediaItem item = replaces == null
                ? newItem(owner, title == null ? Titles.fromFileName(name) : title, channel, now)
                : gate.require(replaces.media(), Permission.EDIT_MEDIA);
        Revision revision = new Revision(RevisionId.random(), item.id(), nextNumber(item.id()), name, now);
        if (replaces != null) {
            revision.replaces(owner.id(), owner.name(), replaces.retrain(), replaces.reason());
            audit.byCaller(
                    "media.file-replaced",
                    new Subject("media", item.id().toString(), item.title()),
                    null,
                    told(revision));
        }
        entities.persist(revision);
        if (item.currentRevision().isEmpty()) {
            item.setCurrentRevision(revision.id(), null);
        }
        return new NewRevision(item.id(), revision.id());
    }

    private static String told(Revision revision) {
        JsonObjectBuilder told = Json.createObjectBuilder()
                .add("revision", revision.number())
                .add("completions", revision.retrain() ? "retrain" : "stand");
        if (revision.retrainReason() != null) {
            told.add("reason", revision.retrainReason());
        }
        return told.build().toString();
    }

    /** All bytes lie at {@code sources/{revision}/source}. Saying so twice changes nothing. */
    public void sourceStored(RevisionId id, long sizeBytes) {
        Revision revision = require(id);
        if (revision.processing() == Processing.UPLOADING) {
            revision.stored(sizeBytes);
            events.fire(new MediaEvent.SourceStored(revision.media(), id));
        }
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the revision is gone */
    public RevisionRef find(RevisionId id) {
        return toRef(require(id));
    }

    /** How long what the item plays is; null when there is nothing yet, or it is not known. */
    public @Nullable Duration length(MediaRef media) {
        RevisionId current = media.currentRevision();
        Double seconds = current == null ? null : find(current).durationSeconds();
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** The revision, unless its item was deleted meanwhile. */
    public Optional<RevisionRef> findIfExists(RevisionId id) {
        return Optional.ofNullable(read(id)).map(Revisions::toRef);
    }

    /** Revisions by id, for those that exist. */
    public Map<RevisionId, RevisionRef> findAll(Collection<RevisionId> ids) {
        Map<RevisionId, RevisionRef> found = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select r from Revision r where r.id in :ids", Revision.class)
                    .setParameter("ids", ids.stream().map(RevisionId::value).toList())
                    .getResultList()
                    .forEach(revision -> found.put(revision.id(), toRef(revision)));
        }
        return found;
    }

    /** What the items play at present, for those that play anything. */
    public Map<RevisionId, RevisionRef> currentOf(Collection<MediaRef> items) {
        return findAll(items.stream()
                .map(MediaRef::currentRevision)
                .filter(Objects::nonNull)
                .toList());
    }

    /** What the probe measured. Width and height are as shown, after rotation; null for audio. */
    public void probed(
            RevisionId id, MediaKind kind, double durationSeconds, @Nullable Integer width, @Nullable Integer height) {
        Revision revision = require(id);
        revision.probed(kind, durationSeconds, width, height);
        MediaItem item = item(revision);
        if (item.currentRevision().filter(id::equals).isPresent()) {
            item.setCurrentRevision(id, kind);
        }
    }

    /**
     * Publishes a folder as what plays, in place of any before it.
     *
     * @param complete false when better renditions are still to come
     */
    public void playable(RevisionId id, String masterFolder, boolean complete) {
        Revision revision = require(id);
        // Somebody may have gone back to an older revision meanwhile: only its first master makes one the current.
        boolean firstMaster = revision.masterFolder() == null;
        revision.playable(masterFolder, complete);
        MediaItem item = item(revision);
        Revision current = item.currentRevision()
                .map(known -> entities.find(Revision.class, known.value()))
                .orElse(null);
        if (current == null || current.id().equals(id) || (firstMaster && revision.number() > current.number())) {
            Instant now = Instant.now();
            if (current != null && !current.id().equals(id)) {
                current.replaced(now);
            }
            revision.plays(now);
            item.setCurrentRevision(id, revision.kind());
            item.touch(now);
        }
        events.fire(new MediaEvent.Playable(revision.media(), id));
    }

    /** Publishes a folder with poster and storyboard. */
    public void stills(RevisionId id, String stillsFolder) {
        require(id).stills(stillsFolder);
    }

    /** What there is to play proved to be of another length than the file claims. */
    public void measured(RevisionId id, double durationSeconds) {
        require(id).measured(durationSeconds);
    }

    /** Has a folder's poster shown in place of that of the stills; null goes back to it. */
    public void poster(RevisionId id, @Nullable String posterFolder) {
        require(id).poster(posterFolder);
    }

    /** @param reason in words for the person who uploaded it */
    public void failed(RevisionId id, String reason) {
        require(id).failed(reason);
    }

    /** The failure is being worked on again. */
    public void retried(RevisionId id) {
        require(id).retried();
    }

    /** Undoes {@link #create} for bytes that never came; an item with no other revision goes too. */
    public void abandon(RevisionId id) {
        Revision revision = entities.find(Revision.class, id.value());
        if (revision == null || revision.processing() != Processing.UPLOADING) {
            return;
        }
        MediaItem item = item(revision);
        entities.remove(revision);
        entities.flush();
        boolean wasTheOnlyOne = nextNumber(item.id()) == 1;
        if (wasTheOnlyOne) {
            entities.remove(item);
            events.fire(new MediaEvent.Deleted(item.id(), List.of(id)));
        }
    }

    private MediaItem newItem(Viewer owner, String title, @Nullable ChannelId channel, Instant now) {
        if (channel != null && entities.find(Channel.class, channel.value()) == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such channel.");
        }
        MediaItem item = new MediaItem(MediaId.random(), Titles.check(title), owner.id(), channel, now);
        entities.persist(item);
        // The revision's foreign key wants the item's row first; EclipseLink orders by mapped relations only.
        entities.flush();
        return item;
    }

    private int nextNumber(MediaId media) {
        Integer last = entities.createQuery(
                        "select max(r.number) from Revision r where r.mediaId = :media", Integer.class)
                .setParameter("media", media.value())
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }

    private MediaItem item(Revision revision) {
        MediaItem item = entities.find(MediaItem.class, revision.media().value());
        if (item == null) {
            throw gone();
        }
        return item;
    }

    /**
     * Outside of a transaction the server keeps what a thread has read, for as long as a queue's thread lives; and jobs
     * remove files by what stands here.
     */
    private @Nullable Revision read(RevisionId id) {
        if (!entities.isJoinedToTransaction()) {
            entities.clear();
        }
        return entities.find(Revision.class, id.value());
    }

    private Revision require(RevisionId id) {
        Revision revision = read(id);
        if (revision == null) {
            throw gone();
        }
        return revision;
    }

    private static LoggiaException gone() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "The item was deleted meanwhile.");
    }

    private static RevisionRef toRef(Revision revision) {
        return new RevisionRef(
                revision.id(),
                revision.media(),
                revision.number(),
                revision.fileName(),
                revision.sizeBytes(),
                revision.processing().name(),
                revision.failure(),
                revision.kind(),
                revision.durationSeconds(),
                revision.width(),
                revision.height(),
                revision.masterFolder(),
                revision.stillsFolder(),
                revision.posterFolder(),
                revision.createdAt());
    }
}
