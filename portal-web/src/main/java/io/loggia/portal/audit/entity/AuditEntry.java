package io.loggia.portal.audit.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change, written once and never changed. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    @Id
    private UUID id;

    private Instant at;

    @Column(name = "actor_id")
    private @Nullable UUID actorId;

    private String actor;

    private String action;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject_id")
    private @Nullable String subjectId;

    private @Nullable String subject;

    @Column(name = "state_before")
    private @Nullable String stateBefore;

    @Column(name = "state_after")
    private @Nullable String stateAfter;

    private @Nullable String address;

    protected AuditEntry() {}

    public AuditEntry(UUID id, Instant at, @Nullable UUID actorId, String actor, String action, String subjectKind) {
        this.id = id;
        this.at = at;
        this.actorId = actorId;
        this.actor = actor;
        this.action = action;
        this.subjectKind = subjectKind;
    }

    public void about(@Nullable String newSubjectId, @Nullable String newSubject) {
        subjectId = newSubjectId;
        subject = newSubject;
    }

    public void changed(@Nullable String before, @Nullable String after) {
        stateBefore = before;
        stateAfter = after;
    }

    public void from(@Nullable String clientAddress) {
        address = clientAddress;
    }

    public UUID id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public Optional<UUID> actorId() {
        return Optional.ofNullable(actorId);
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String subjectKind() {
        return subjectKind;
    }

    public Optional<String> subjectId() {
        return Optional.ofNullable(subjectId);
    }

    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public Optional<String> before() {
        return Optional.ofNullable(stateBefore);
    }

    public Optional<String> after() {
        return Optional.ofNullable(stateAfter);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }
}
