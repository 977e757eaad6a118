package io.loggia.portal.identity.entity;

import io.loggia.domain.DepartmentId;
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

/** A node of the department tree. */
@Entity
@Table(name = "department")
public class Department {

    @Id
    private UUID id;

    private String name;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Enumerated(EnumType.STRING)
    private RosterSource source = RosterSource.LOCAL;

    @Column(name = "source_id")
    private @Nullable UUID sourceId;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    protected Department() {}

    public Department(DepartmentId id, String name, @Nullable DepartmentId parent) {
        this.id = id.value();
        this.name = name;
        this.parentId = parent == null ? null : parent.value();
    }

    public DepartmentId id() {
        return new DepartmentId(id);
    }

    public String name() {
        return name;
    }

    public Optional<DepartmentId> parent() {
        return Optional.ofNullable(parentId).map(DepartmentId::new);
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

    /** A removed department keeps its name and place for the sake of what was watched there, and nothing else. */
    public void remove(Instant now) {
        removedAt = now;
        externalId = null;
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    public void moveBelow(@Nullable DepartmentId parent) {
        parentId = parent == null ? null : parent.value();
    }
}
