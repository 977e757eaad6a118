package io.loggia.portal.catalog.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.entity.Channel;
import io.loggia.portal.catalog.entity.MediaItem;
import io.loggia.portal.identity.control.CurrentViewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The one way to a media item on someone's behalf. What the viewer may not see is, to them, not there. */
@ApplicationScoped
public class MediaGate {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CurrentViewer current;

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} unless the current viewer may see the item */
    public MediaRef view(MediaId id) {
        return toRef(require(id, Permission.VIEW_MEDIA));
    }

    /**
     * The item, for a change to it.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the current viewer may not see it,
     *     {@link ErrorCode#FORBIDDEN} when they may see but not change it
     */
    public MediaRef edit(MediaId id) {
        return toRef(require(id, Permission.EDIT_MEDIA));
    }

    /**
     * The item, to ask people to complete it.
     *
     * @throws LoggiaException as {@link #edit} does
     */
    public MediaRef assign(MediaId id) {
        return toRef(require(id, Permission.ASSIGN_MEDIA));
    }

    /**
     * The item, to be told how it is watched.
     *
     * @throws LoggiaException as {@link #edit} does
     */
    public MediaRef report(MediaId id) {
        return toRef(require(id, Permission.REPORT_MEDIA));
    }

    /** Whether the viewer may see the item now; false for one that does not exist. */
    public boolean maySee(Viewer viewer, MediaId id) {
        MediaItem item = entities.find(MediaItem.class, id.value());
        return item != null && decide(viewer, Permission.VIEW_MEDIA, item) == Decision.ALLOWED;
    }

    /** Whether the viewer may change the item. */
    public boolean mayEdit(Viewer viewer, MediaRef media) {
        return AccessPolicy.decide(viewer, Permission.EDIT_MEDIA, media.access(), Instant.now()) == Decision.ALLOWED;
    }

    /** Whether the viewer may ask people to complete the item. */
    public boolean mayAssign(Viewer viewer, MediaRef media) {
        return AccessPolicy.decide(viewer, Permission.ASSIGN_MEDIA, media.access(), Instant.now()) == Decision.ALLOWED;
    }

    /** Whether the viewer, who may see the item, may take its files along. */
    public boolean mayDownload(Viewer viewer, MediaRef media) {
        return media.downloads() || mayEdit(viewer, media);
    }

    /** The item without any check, for work that runs on nobody's behalf. */
    public Optional<MediaRef> find(MediaId id) {
        return Optional.ofNullable(entities.find(MediaItem.class, id.value())).map(this::toRef);
    }

    MediaItem require(MediaId id, Permission permission) {
        MediaItem item = entities.find(MediaItem.class, id.value());
        Decision decision = item == null ? Decision.HIDDEN : decide(current.viewer(), permission, item);
        if (item == null || decision == Decision.HIDDEN) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such item, or you may not see it.");
        }
        if (decision == Decision.FORBIDDEN) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "Only the owner or an administrator may change this item.");
        }
        return item;
    }

    MediaRef toRef(MediaItem item) {
        Optional<Channel> channel = item.channel().map(id -> entities.find(Channel.class, id.value()));
        return new MediaRef(
                item.id(),
                item.title(),
                item.description(),
                item.tags(),
                item.language(),
                item.channel().orElse(null),
                channel.map(Channel::name).orElse(null),
                item.kind(),
                item.access(),
                item.currentRevision().orElse(null),
                item.createdAt(),
                item.publishedAt(),
                item.allowsDownloads(),
                item.version());
    }

    private static Decision decide(Viewer viewer, Permission permission, MediaItem item) {
        return AccessPolicy.decide(viewer, permission, item.access(), Instant.now());
    }
}
