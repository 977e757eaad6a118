package io.loggia.portal.learning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody's manager at a moment, by the name of that moment. */
@Embeddable
public class ManagerThen {

    @Column(name = "manager_id", updatable = false)
    private UUID managerId;

    @Column(updatable = false)
    private String name;

    protected ManagerThen() {}

    public ManagerThen(UUID managerId, String name) {
        this.managerId = managerId;
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ManagerThen then && managerId.equals(then.managerId) && name.equals(then.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(managerId, name);
    }
}
