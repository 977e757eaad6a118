package io.loggia.portal.catalog.entity;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.RevisionId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something to watch or listen to: what people know of it, and who may. */
@Entity
@Table(name = "media_item")
public class MediaItem {

    @Id
    private UUID id;

    private String title;
    private String description = "";
    private @Nullable String language;

    @Column(name = "channel_id")
    private @Nullable UUID channelId;

    @Enumerated(EnumType.STRING)
    private @Nullable MediaKind kind;

    @Enumerated(EnumType.STRING)
    private MediaState state = MediaState.DRAFT;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "publish_from")
    private @Nullable Instant publishFrom;

    @Column(name = "publish_until")
    private @Nullable Instant publishUntil;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "current_revision_id")
    private @Nullable UUID currentRevisionId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    private boolean downloads;

    @Column(name = "trashed_at")
    private @Nullable Instant trashedAt;

    @Column(name = "trashed_by")
    private @Nullable UUID trashedBy;

    @Version
    private long version;

    @ElementCollection
    @CollectionTable(name = "media_tag", joinColumns = @JoinColumn(name = "media_id"))
    @Column(name = "tag")
    private Set<String> tags = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "media_audience", joinColumns = @JoinColumn(name = "media_id"))
    @Column(name = "principal")
    private Set<String> audience = new HashSet<>();

    protected MediaItem() {}

    public MediaItem(MediaId id, String title, PersonId owner, @Nullable ChannelId channel, Instant now) {
        this.id = id.value();
        this.title = title;
        this.ownerId = owner.value();
        this.channelId = channel == null ? null : channel.value();
        this.createdAt = now;
        this.updatedAt = now;
    }

    public MediaId id() {
        return new MediaId(id);
    }

    public String title() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String description() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public @Nullable String language() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }

    public Optional<ChannelId> channel() {
        return Optional.ofNullable(channelId).map(ChannelId::new);
    }

    public void setChannel(@Nullable ChannelId channel) {
        channelId = channel == null ? null : channel.value();
    }

    public @Nullable MediaKind kind() {
        return kind;
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    public MediaAccess access() {
        return new MediaAccess(owner(), state, Audience.parse(audience), publishFrom, publishUntil, trashedAt != null);
    }

    public void setAudience(Audience newAudience) {
        Set<String> tokens =
                newAudience.principals().stream().map(Principal::token).collect(Collectors.toSet());
        audience.retainAll(tokens);
        audience.addAll(tokens);
    }

    /** The first time an item is published stays its publication date. */
    public void setState(MediaState newState, Instant now) {
        state = newState;
        if (newState == MediaState.PUBLISHED && publishedAt == null) {
            publishedAt = now;
        }
    }

    public void setPublishWindow(@Nullable Instant from, @Nullable Instant until) {
        publishFrom = from;
        publishUntil = until;
    }

    /** Whether those who may watch it may also take its files along. */
    public boolean allowsDownloads() {
        return downloads;
    }

    public void setDownloads(boolean allowed) {
        downloads = allowed;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    public List<String> tags() {
        return tags.stream().sorted().toList();
    }

    public void setTags(Collection<String> newTags) {
        tags.retainAll(Set.copyOf(newTags));
        tags.addAll(newTags);
    }

    public Optional<RevisionId> currentRevision() {
        return Optional.ofNullable(currentRevisionId).map(RevisionId::new);
    }

    /** A new revision takes over as soon as there is something of it to play; the first one does at once. */
    public void setCurrentRevision(RevisionId revision, @Nullable MediaKind revisionKind) {
        currentRevisionId = revision.value();
        if (revisionKind != null) {
            kind = revisionKind;
        }
    }

    /** When it was put into the trash; null while it does not lie there. */
    public @Nullable Instant trashedAt() {
        return trashedAt;
    }

    public Optional<PersonId> trashedBy() {
        return Optional.ofNullable(trashedBy).map(PersonId::new);
    }

    public void trashed(PersonId by, Instant now) {
        trashedAt = now;
        trashedBy = by.value();
    }

    public void restored(Instant now) {
        trashedAt = null;
        trashedBy = null;
        updatedAt = now;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Marks the row changed even where only a collection was, so that {@link #version()} moves on. */
    public void touch(Instant now) {
        updatedAt = now;
    }

    public long version() {
        return version;
    }
}
