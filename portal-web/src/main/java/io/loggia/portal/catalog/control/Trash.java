package io.loggia.portal.catalog.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.domain.Viewer;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.entity.MediaItem;
import io.loggia.portal.catalog.entity.Revision;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Items that were deleted and can still be had back. Nobody sees one that lies here, and nothing of it is lost until
 * {@link CatalogConfig#keepTrash} is over or somebody deletes it for good. Every change wants the caller's transaction.
 */
@ApplicationScoped
public class Trash {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private AuditLog audit;

    @Inject
    private Event<MediaEvent> events;

    @Inject
    @ConfigProperties
    private CatalogConfig config;

    /**
     * An item in the trash.
     *
     * @param by who put it there; null when they are gone
     * @param until when it is deleted for good
     * @param bytes of its uploaded files
     */
    public record Trashed(MediaRef item, @Nullable PersonId by, Instant at, Instant until, long bytes) {}

    /** What the viewer may take out again: their own, and everybody's for an admin. Last in, first out. */
    public Page<Trashed> list(Viewer viewer, @Nullable String cursor, int limit) {
        StringBuilder query = new StringBuilder("select m from MediaItem m where m.trashedAt is not null"
                + " and (:everything = true or m.ownerId = :viewer)");
        if (cursor != null) {
            query.append(" and (m.trashedAt < :afterAt or (m.trashedAt = :afterAt and m.id < :afterId))");
        }
        TypedQuery<MediaItem> typed = entities.createQuery(
                        query.append(" order by m.trashedAt desc, m.id desc").toString(), MediaItem.class)
                .setParameter("everything", AccessPolicy.seesEverything(viewer))
                .setParameter("viewer", viewer.id().value())
                .setMaxResults(limit + 1);
        if (cursor != null) {
            after(typed, cursor);
        }
        List<Trashed> rows = typed.getResultList().stream().map(this::toTrashed).toList();
        return Page.cut(
                rows,
                limit,
                row -> Cursor.encode(row.at().toString(), row.item().id().toString()));
    }

    private static void after(TypedQuery<MediaItem> query, String cursor) {
        List<String> last = Cursor.decode(cursor, 2);
        try {
            query.setParameter("afterAt", WireTime.instant(last.getFirst()));
            query.setParameter("afterId", UUID.fromString(last.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private Trashed toTrashed(MediaItem item) {
        Instant at = Objects.requireNonNull(item.trashedAt());
        Long bytes = entities.createQuery(
                        "select sum(r.sizeBytes) from Revision r where r.mediaId = :media and r.filesRemovedAt is null",
                        Long.class)
                .setParameter("media", item.id().value())
                .getSingleResult();
        return new Trashed(
                gate.toRef(item),
                item.trashedBy().orElse(null),
                at,
                at.plus(config.keepTrash),
                bytes == null ? 0 : bytes);
    }

    /**
     * Puts an item into the trash on behalf of the current viewer. One of which no byte has arrived yet is gone at once,
     * since there is nothing to have back.
     *
     * @return whether it lies in the trash
     */
    public boolean put(MediaId id) {
        MediaItem item = gate.require(id, Permission.EDIT_MEDIA);
        // A job that publishes in this moment is no reason to refuse: it finishes first.
        entities.refresh(item, LockModeType.PESSIMISTIC_WRITE);
        if (item.trashedAt() != null) {
            return true;
        }
        List<Revision> revisions = revisions(id);
        if (revisions.stream().allMatch(revision -> revision.processing() == Revision.Processing.UPLOADING)) {
            remove(item, revisions);
            return false;
        }
        item.trashed(current.viewer().id(), Instant.now());
        audit.byCaller("media.trashed", subject(item), null, null);
        events.fire(new MediaEvent.Trashed(id, ids(revisions)));
        return true;
    }

    /**
     * Has an item be again what it was, on behalf of the current viewer.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when they may not, or it does not lie in the trash
     */
    public void restore(MediaId id) {
        MediaItem item = require(id);
        item.restored(Instant.now());
        audit.byCaller("media.restored", subject(item), null, null);
        events.fire(new MediaEvent.Restored(id));
    }

    /**
     * Deletes an item from the trash for good, with all that was made of it, on behalf of the current viewer.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when they may not, or it does not lie in the trash
     */
    public void delete(MediaId id) {
        MediaItem item = require(id);
        audit.byCaller("media.deleted", subject(item), null, null);
        remove(item, revisions(id));
    }

    /** Those whose time in the trash is over. */
    public List<MediaId> over(int limit) {
        return entities
                .createQuery(
                        "select m.id from MediaItem m where m.trashedAt < :then order by m.trashedAt, m.id", UUID.class)
                .setParameter("then", Instant.now().minus(config.keepTrash))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(MediaId::new)
                .toList();
    }

    /** Deletes one for good whose time is over; nothing happens when somebody was faster, or has taken it out. */
    public void expire(MediaId id) {
        MediaItem item = entities.find(MediaItem.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (item == null) {
            return;
        }
        entities.refresh(item);
        Instant at = item.trashedAt();
        if (at != null && at.isBefore(Instant.now().minus(config.keepTrash))) {
            audit.by("Trash", "media.deleted", subject(item), null, null);
            remove(item, revisions(id));
        }
    }

    private MediaItem require(MediaId id) {
        MediaItem item = entities.find(MediaItem.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (item != null) {
            entities.refresh(item);
        }
        if (item == null || AccessPolicy.decideTrash(current.viewer(), item.access()) != Decision.ALLOWED) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such item in the trash.");
        }
        return item;
    }

    private void remove(MediaItem item, List<Revision> revisions) {
        entities.remove(item);
        events.fire(new MediaEvent.Deleted(item.id(), ids(revisions)));
    }

    private List<Revision> revisions(MediaId id) {
        return entities.createQuery("select r from Revision r where r.mediaId = :media", Revision.class)
                .setParameter("media", id.value())
                .getResultList();
    }

    private static List<RevisionId> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }

    private static Subject subject(MediaItem item) {
        return new Subject("media", item.id().toString(), item.title());
    }
}
