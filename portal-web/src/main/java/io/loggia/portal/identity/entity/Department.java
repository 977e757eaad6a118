package io.loggia.portal.identity.entity;

import io.loggia.domain.DepartmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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
}
