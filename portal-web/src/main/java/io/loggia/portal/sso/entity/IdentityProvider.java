package io.loggia.portal.sso.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identity provider: the settings in force, those being edited, and what a trial sign-in has proved. */
@Entity
@Table(name = "identity_provider")
public class IdentityProvider {

    @Id
    private UUID id;

    @Version
    private int version;

    private boolean enabled;

    private @Nullable String settings;

    private String draft;

    private @Nullable String secret;

    @Column(name = "secret_set_at")
    private @Nullable Instant secretSetAt;

    @Column(name = "secret_set_by")
    private @Nullable String secretSetBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    @Column(name = "proved_draft")
    private @Nullable String provedDraft;

    @Column(name = "proved_at")
    private @Nullable Instant provedAt;

    @Column(name = "proved_by")
    private @Nullable UUID provedBy;

    @Column(name = "proved_admin")
    private boolean provedAdmin;

    protected IdentityProvider() {}

    public IdentityProvider(UUID id, String draft, Instant now, String by) {
        this.id = id;
        this.draft = draft;
        this.createdAt = now;
        this.updatedAt = now;
        this.updatedBy = by;
    }

    public UUID id() {
        return id;
    }

    public boolean enabled() {
        return enabled;
    }

    public void setEnabled(boolean on) {
        enabled = on;
    }

    public Optional<String> settings() {
        return Optional.ofNullable(settings);
    }

    public String draft() {
        return draft;
    }

    public void edit(String newDraft, Instant now, String by) {
        draft = newDraft;
        updatedAt = now;
        updatedBy = by;
    }

    /** Puts the draft in force. */
    public void activate(Instant now, String by) {
        settings = draft;
        enabled = true;
        updatedAt = now;
        updatedBy = by;
    }

    public Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    public Optional<Instant> secretSetAt() {
        return Optional.ofNullable(secretSetAt);
    }

    public Optional<String> secretSetBy() {
        return Optional.ofNullable(secretSetBy);
    }

    /** A new secret is as untested as new settings. */
    public void setSecret(String sealed, Instant now, String by) {
        secret = sealed;
        secretSetAt = now;
        secretSetBy = by;
        provedDraft = null;
        provedAt = null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public String updatedBy() {
        return updatedBy;
    }

    public Optional<String> provedDraft() {
        return Optional.ofNullable(provedDraft);
    }

    public Optional<Instant> provedAt() {
        return Optional.ofNullable(provedAt);
    }

    public boolean provedAdmin() {
        return provedAdmin;
    }

    /** Notes that a trial sign-in with this draft went through. */
    public void prove(String fingerprint, Instant now, UUID by, boolean givesAdmin) {
        provedDraft = fingerprint;
        provedAt = now;
        provedBy = by;
        provedAdmin = givesAdmin;
    }

    public Optional<UUID> provedBy() {
        return Optional.ofNullable(provedBy);
    }
}
