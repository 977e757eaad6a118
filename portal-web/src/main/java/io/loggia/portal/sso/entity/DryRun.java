package io.loggia.portal.sso.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trial sign-in of an admin with a provider's draft. */
@Entity
@Table(name = "dry_run")
public class DryRun {

    @Id
    private UUID id;

    @Column(name = "provider_id")
    private UUID providerId;

    @Column(name = "draft_hash")
    private String draftHash;

    @Column(name = "admin_id")
    private UUID adminId;

    private String state;

    @Column(name = "started_at")
    private Instant startedAt;

    private @Nullable String result;

    protected DryRun() {}

    public DryRun(UUID id, UUID providerId, String draftHash, UUID adminId, Instant now) {
        this.id = id;
        this.providerId = providerId;
        this.draftHash = draftHash;
        this.adminId = adminId;
        this.state = "WAITING";
        this.startedAt = now;
    }

    public void end(String newState, String newResult) {
        state = newState;
        result = newResult;
    }

    public UUID id() {
        return id;
    }

    public UUID providerId() {
        return providerId;
    }

    public String draftHash() {
        return draftHash;
    }

    public UUID adminId() {
        return adminId;
    }

    public String state() {
        return state;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<String> result() {
        return Optional.ofNullable(result);
    }
}
