package io.loggia.portal.identity.entity;

import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One signed-in browser. */
@Entity
@Table(name = "login_session")
public class LoginSession {

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "csrf_token")
    private String csrfToken;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    protected LoginSession() {}

    public LoginSession(UUID id, String tokenHash, String csrfToken, PersonId person, Instant now) {
        this.id = id;
        this.tokenHash = tokenHash;
        this.csrfToken = csrfToken;
        this.personId = person.value();
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    public UUID id() {
        return id;
    }

    public String csrfToken() {
        return csrfToken;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    public void seen(Instant now) {
        lastSeenAt = now;
    }

    public boolean isOver(Instant now, Duration idleLimit, Duration absoluteLimit) {
        return !now.isBefore(lastSeenAt.plus(idleLimit)) || !now.isBefore(createdAt.plus(absoluteLimit));
    }
}
