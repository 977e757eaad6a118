package io.loggia.portal.roster.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the roster of one provider's Keycloak realm is read. */
@Entity
@Table(name = "keycloak_sync")
public class KeycloakSync {

    @Id
    @Column(name = "provider_id")
    private UUID providerId;

    private boolean enabled;

    @Column(name = "every_minutes")
    private int everyMinutes;

    @Column(name = "client_id")
    private String clientId = "";

    private @Nullable String secret;

    @Column(name = "secret_set_at")
    private @Nullable Instant secretSetAt;

    @Column(name = "group_path")
    private String groupPath = "";

    @Column(name = "other_groups")
    private boolean otherGroups;

    @Column(name = "disable_missing")
    private boolean disableMissing;

    @Column(name = "next_run_at")
    private @Nullable Instant nextRunAt;

    @Column(name = "running_until")
    private @Nullable Instant runningUntil;

    protected KeycloakSync() {}

    public KeycloakSync(UUID providerId) {
        this.providerId = providerId;
    }

    public void schedule(boolean nowEnabled, int minutes, Instant firstRunAt) {
        enabled = nowEnabled;
        everyMinutes = minutes;
        nextRunAt = firstRunAt;
    }

    public void read(String client, String path, boolean groups, boolean disabling) {
        clientId = client;
        groupPath = path;
        otherGroups = groups;
        disableMissing = disabling;
    }

    public void setSecret(String sealed, Instant at) {
        secret = sealed;
        secretSetAt = at;
    }

    public UUID providerId() {
        return providerId;
    }

    public boolean enabled() {
        return enabled;
    }

    public int everyMinutes() {
        return everyMinutes;
    }

    public String clientId() {
        return clientId;
    }

    public Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    public Optional<Instant> secretSetAt() {
        return Optional.ofNullable(secretSetAt);
    }

    public String groupPath() {
        return groupPath;
    }

    public boolean otherGroups() {
        return otherGroups;
    }

    public boolean disableMissing() {
        return disableMissing;
    }

    public Optional<Instant> nextRunAt() {
        return Optional.ofNullable(nextRunAt);
    }

    public Optional<Instant> runningUntil() {
        return Optional.ofNullable(runningUntil);
    }
}
