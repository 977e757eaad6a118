package io.loggia.portal.identity.entity;

import io.loggia.domain.GroupId;
import io.loggia.domain.RosterSource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of people that cuts across departments. */
@Entity
@Table(name = "people_group")
public class PeopleGroup {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private RosterSource source = RosterSource.LOCAL;

    @Column(name = "source_id")
    private @Nullable UUID sourceId;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    protected PeopleGroup() {}

    public PeopleGroup(GroupId id, String name) {
        this.id = id.value();
        this.name = name;
    }

    public GroupId id() {
        return new GroupId(id);
    }

    public String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }

    public RosterSource source() {
        return source;
    }

    public Optional<UUID> sourceId() {
        return Optional.ofNullable(sourceId);
    }

    public Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    public void setOrigin(RosterSource newSource, @Nullable UUID newSourceId, @Nullable String newExternalId) {
        source = newSource;
        sourceId = newSourceId;
        externalId = newExternalId;
    }

    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    public void touch(Instant now) {
        updatedAt = now;
    }
}
