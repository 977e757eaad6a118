package io.loggia.portal.sso.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A logout token, or a session it ended, that must not come to life again. */
@Entity
@Table(name = "used_logout_token")
public class UsedLogoutToken {

    @Id
    private String id;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected UsedLogoutToken() {}

    public UsedLogoutToken(String id, Instant expiresAt) {
        this.id = id;
        this.expiresAt = expiresAt;
    }
}
