package io.loggia.portal.roster.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lets one SCIM client in. The token itself is not kept, only its SHA-256. */
@Entity
@Table(name = "scim_token")
public class ScimToken {

    @Id
    private UUID id;

    private String name;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "provider_id")
    private @Nullable UUID providerId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected ScimToken() {}

    public ScimToken(
            UUID id, String name, String tokenHash, @Nullable UUID providerId, Instant createdAt, String createdBy) {
        this.id = id;
        this.name = name;
        this.tokenHash = tokenHash;
        this.providerId = providerId;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Optional<UUID> providerId() {
        return Optional.ofNullable(providerId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    public void used(Instant at) {
        lastUsedAt = at;
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    public void revoke(Instant at) {
        revokedAt = at;
    }
}
