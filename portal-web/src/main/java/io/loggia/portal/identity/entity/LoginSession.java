package io.loggia.portal.identity.entity;

import io.loggia.domain.PersonId;
import io.loggia.domain.SignInMethod;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Enumerated(EnumType.STRING)
    private SignInMethod method = SignInMethod.LOCAL;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    private @Nullable String client;

    private @Nullable String address;

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

    /** A bearer token's session is over when it was ended or its token is over: scripts come when they come. */
    public boolean isOver(Instant now, Duration idleLimit, Duration absoluteLimit) {
        if (endedAt != null || (expiresAt != null && !now.isBefore(expiresAt))) {
            return true;
        }
        return method != SignInMethod.BEARER
                && (!now.isBefore(lastSeenAt.plus(idleLimit)) || !now.isBefore(createdAt.plus(absoluteLimit)));
    }

    /** Ends the session and keeps the row, as the mark that its token is refused. */
    public void end(Instant now) {
        endedAt = endedAt == null ? now : endedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public SignInMethod method() {
        return method;
    }

    /** How the session came to be, and the moment it is over at the latest; null when only the limits say. */
    public void cameBy(SignInMethod newMethod, @Nullable Instant endsAt) {
        method = newMethod;
        expiresAt = endsAt;
    }

    public Optional<String> client() {
        return Optional.ofNullable(client);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** What is known of the browser or script, for the list of sessions. */
    public void usedBy(@Nullable String newClient, @Nullable String newAddress) {
        client = newClient;
        address = newAddress;
    }
}
