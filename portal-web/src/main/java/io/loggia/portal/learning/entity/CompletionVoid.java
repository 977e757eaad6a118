package io.loggia.portal.learning.entity;

import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * That a completion proves nothing, and why. Written once, never changed: what is voided stays so.
 */
@Entity
@Table(name = "completion_void")
public class CompletionVoid {

    @Id
    @Column(name = "completion_id", updatable = false)
    private UUID completionId;

    @Column(name = "voided_at", updatable = false)
    private Instant voidedAt;

    @Column(name = "voided_by", updatable = false)
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private UUID voidedBy;

    @Column(name = "voided_by_name", updatable = false)
    private String voidedByName;

    @Column(updatable = false)
    private String reason;

    protected CompletionVoid() {}

    public CompletionVoid(UUID completion, PersonId by, String byName, String reason, Instant now) {
        this.completionId = completion;
        this.voidedBy = by.value();
        this.voidedByName = byName;
        this.reason = reason;
        this.voidedAt = now;
    }

    public UUID completion() {
        return completionId;
    }

    public Instant at() {
        return voidedAt;
    }

    /** The name of whoever did it, as it was then. */
    public String byName() {
        return voidedByName;
    }

    public String reason() {
        return reason;
    }
}
