package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.entity.MediaItem;
import io.loggia.portal.catalog.entity.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that an item has had. A replaced one keeps its files until {@link CatalogConfig#keepRevisions} is over,
 * and its row for good, since completions name it.
 */
@ApplicationScoped
public class RevisionHistory {

    private static final int AT_ONCE = 100;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    @Inject
    private Revisions revisions;

    @Inject
    private Event<MediaEvent> events;

    @Inject
    @ConfigProperties
    private CatalogConfig config;

    /**
     * One of an item's revisions.
     *
     * @param current whether it is what plays
     * @param removedAt when its files went, or will go; null for the current one
     * @param hasFiles whether they are still there
     * @param replacement how it came in in place of another; null for the first
     */
    public record Past(
            RevisionRef revision,
            boolean current,
            Instant createdAt,
            @Nullable Instant replacedAt,
            @Nullable Instant removedAt,
            boolean hasFiles,
            @Nullable BroughtIn replacement) {}

    /**
     * How a file came in in place of another.
     *
     * @param by name of who brought it in
     * @param retrain whether they chose that what was completed before proves nothing any more
     * @param from since when that is so; null where it is not
     */
    public record BroughtIn(
            String by,
            boolean retrain,
            @Nullable String reason,
            @Nullable Instant from) {}

    /** Newest first. Asks nobody's rights. */
    public List<Past> of(MediaId media) {
        RevisionId current = gate.find(media).map(MediaRef::currentRevision).orElse(null);
        return entities
                .createQuery("select r from Revision r where r.mediaId = :media order by r.number desc", Revision.class)
                .setParameter("media", media.value())
                .getResultList()
                .stream()
                .map(revision -> past(revision, revision.id().equals(current)))
                .toList();
    }

    private Past past(Revision revision, boolean current) {
        Instant removed = revision.filesRemovedAt();
        if (removed == null && !current) {
            removed = outOfUse(revision).plus(config.keepRevisions);
        }
        return new Past(
                revisions.find(revision.id()),
                current,
                revision.createdAt(),
                revision.replacedAt(),
                removed,
                revision.filesRemovedAt() == null,
                broughtIn(revision));
    }

    private static @Nullable BroughtIn broughtIn(Revision revision) {
        String by = revision.broughtInBy();
        return by == null
                ? null
                : new BroughtIn(by, revision.retrain(), revision.retrainReason(), revision.retrainFrom());
    }

    private static Instant outOfUse(Revision revision) {
        Instant replaced = revision.replacedAt();
        return replaced == null ? revision.createdAt() : replaced;
    }

    /**
     * Has the item play another of its revisions, on behalf of the current viewer. Wants the caller's transaction.
     * Players that are open go on with what they have.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#FORBIDDEN}; {@link ErrorCode#CONFLICT} when
     *     the revision's files are gone, {@link ErrorCode#NOT_PLAYABLE_YET} when there is nothing to play of it
     */
    public RevisionRef makeCurrent(MediaId media, RevisionId id) {
        MediaItem item = gate.require(media, Permission.EDIT_MEDIA);
        entities.refresh(item, LockModeType.PESSIMISTIC_WRITE);
        Revision chosen = Optional.ofNullable(entities.find(Revision.class, id.value()))
                .filter(revision -> revision.media().equals(media))
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "The item has no such revision."));
        if (chosen.filesRemovedAt() != null) {
            throw new LoggiaException(ErrorCode.CONFLICT, "The files of this revision were removed.");
        }
        if (chosen.masterFolder() == null) {
            throw new LoggiaException(ErrorCode.NOT_PLAYABLE_YET, "There is nothing to play of this revision.");
        }
        Instant now = Instant.now();
        item.currentRevision()
                .filter(current -> !current.equals(id))
                .map(current -> entities.find(Revision.class, current.value()))
                .ifPresent(current -> current.replaced(now));
        chosen.plays(now);
        item.setCurrentRevision(id, chosen.kind());
        item.touch(now);
        events.fire(new MediaEvent.Playable(media, id));
        return revisions.find(id);
    }

    /**
     * Revisions in the order of their ids of which all renditions are made and the files are kept.
     *
     * @param before only those begun before
     * @param after the last of the list before
     */
    public List<RevisionId> ready(Instant before, @Nullable RevisionId after, int limit) {
        return entities
                .createQuery(
                        "select r.id from Revision r where r.id > :after and r.filesRemovedAt is null"
                                + " and r.processing = :ready and r.createdAt < :before order by r.id",
                        UUID.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after.value())
                .setParameter("ready", Revision.Processing.READY)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(RevisionId::new)
                .toList();
    }

    /** When a revision's file came; empty when there is no such revision. */
    public Optional<Instant> begunAt(RevisionId revision) {
        return Optional.ofNullable(entities.find(Revision.class, revision.value()))
                .map(Revision::createdAt);
    }

    /** Revisions whose files are there and of which not all is made yet. */
    public List<RevisionId> arrived() {
        return entities
                .createQuery(
                        "select r.id from Revision r where r.filesRemovedAt is null and r.processing in :open"
                                + " order by r.createdAt",
                        UUID.class)
                .setParameter("open", EnumSet.of(Revision.Processing.PROCESSING, Revision.Processing.PLAYABLE))
                .getResultList()
                .stream()
                .map(RevisionId::new)
                .toList();
    }

    /** The next revision in the order of ids of which bytes are stored and the files are kept. */
    public Optional<RevisionRef> kept(@Nullable RevisionId after) {
        return entities.createQuery(
                        "select r.id from Revision r where r.id > :after and r.filesRemovedAt is null"
                                + " and r.processing <> :uploading order by r.id",
                        UUID.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after.value())
                .setParameter("uploading", Revision.Processing.UPLOADING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(id -> revisions.find(new RevisionId(id)));
    }

    /** Whether the revision is there and its files are still wanted. */
    public boolean keepsFiles(RevisionId id) {
        Revision revision = entities.find(Revision.class, id.value());
        return revision != null && revision.filesRemovedAt() == null;
    }

    /**
     * Gives up revisions whose time is over; their files are to be removed when the caller's transaction is committed.
     */
    public List<RevisionId> expire() {
        Instant now = Instant.now();
        List<Revision> over = entities.createQuery(
                        "select r from Revision r where r.filesRemovedAt is null and r.processing <> :uploading "
                                + "and (r.replacedAt < :then or (r.replacedAt is null and r.createdAt < :then)) and not exists "
                                + "(select m from MediaItem m where m.currentRevisionId = r.id)",
                        Revision.class)
                .setParameter("uploading", Revision.Processing.UPLOADING)
                .setParameter("then", now.minus(config.keepRevisions))
                .setMaxResults(AT_ONCE)
                .getResultList();
        over.forEach(revision -> revision.filesRemoved(now));
        return over.stream().map(Revision::id).toList();
    }
}
