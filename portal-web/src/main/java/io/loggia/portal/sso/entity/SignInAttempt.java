package io.loggia.portal.sso.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A browser that has left for a provider to sign in. */
@Entity
@Table(name = "sign_in_attempt")
public class SignInAttempt {

    @Id
    private UUID id;

    @Column(name = "state_hash")
    private String stateHash;

    @Column(name = "browser_hash")
    private String browserHash;

    @Column(name = "provider_id")
    private UUID providerId;

    private String secret;

    private String target;

    @Column(name = "dry_run_id")
    private @Nullable UUID dryRunId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SignInAttempt() {}

    /** @param secret nonce and code verifier, sealed */
    public SignInAttempt(
            UUID id, String stateHash, String browserHash, UUID providerId, String secret, String target, Instant now) {
        this.id = id;
        this.stateHash = stateHash;
        this.browserHash = browserHash;
        this.providerId = providerId;
        this.secret = secret;
        this.target = target;
        this.createdAt = now;
    }

    public void tries(UUID dryRun) {
        dryRunId = dryRun;
    }

    public String browserHash() {
        return browserHash;
    }

    public UUID providerId() {
        return providerId;
    }

    public String secret() {
        return secret;
    }

    public String target() {
        return target;
    }

    public Optional<UUID> dryRunId() {
        return Optional.ofNullable(dryRunId);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
