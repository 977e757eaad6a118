package io.loggia.portal.sso.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Settings of sign-in as a whole; one row. */
@Entity
@Table(name = "sign_in_settings")
public class SignInSettings {

    public static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "local_hidden")
    private boolean localHidden;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected SignInSettings() {}

    public SignInSettings(Instant now) {
        this.id = ONLY;
        this.updatedAt = now;
    }

    public boolean localHidden() {
        return localHidden;
    }

    public void setLocalHidden(boolean hidden, Instant now) {
        localHidden = hidden;
        updatedAt = now;
    }
}
