package io.loggia.portal.learning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A note that facts of a department have changed which count, or counted, on the day of that time. */
@Entity
@Table(name = "changed_viewing")
public class ChangedViewing {

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    @Column(name = "department_id")
    private @Nullable UUID departmentId;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private Instant at;

    protected ChangedViewing() {}

    public ChangedViewing(@Nullable UUID departmentId, Instant at) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.at = at;
    }

    public UUID id() {
        return id;
    }
}
