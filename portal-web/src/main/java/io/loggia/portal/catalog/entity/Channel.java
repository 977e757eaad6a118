package io.loggia.portal.catalog.entity;

import io.loggia.domain.ChannelId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of the channel tree. */
@Entity
@Table(name = "channel")
public class Channel {

    @Id
    private UUID id;

    private String name;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    protected Channel() {}

    public Channel(ChannelId id, String name, @Nullable ChannelId parent) {
        this.id = id.value();
        this.name = name;
        this.parentId = parent == null ? null : parent.value();
    }

    public ChannelId id() {
        return new ChannelId(id);
    }

    public String name() {
        return name;
    }

    public Optional<ChannelId> parent() {
        return Optional.ofNullable(parentId).map(ChannelId::new);
    }
}
