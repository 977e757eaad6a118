package io.loggia.portal.sso.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one session holds of its provider. Tokens are sealed. */
@Entity
@Table(name = "provider_grant")
public class ProviderGrant {

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "provider_id")
    private UUID providerId;

    private String issuer;

    private String subject;

    @Column(name = "provider_session")
    private @Nullable String providerSession;

    @Column(name = "refresh_token")
    private @Nullable String refreshToken;

    @Column(name = "id_token")
    private @Nullable String idToken;

    @Column(name = "access_token")
    private @Nullable String accessToken;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "check_at")
    private Instant checkAt;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    protected ProviderGrant() {}

    public ProviderGrant(
            UUID sessionId, UUID providerId, String issuer, String subject, @Nullable String providerSession) {
        this.sessionId = sessionId;
        this.providerId = providerId;
        this.issuer = issuer;
        this.subject = subject;
        this.providerSession = providerSession;
        this.checkedAt = Instant.EPOCH;
        this.checkAt = Instant.EPOCH;
    }

    /** The provider has vouched for the session; to be asked again at {@code next}. */
    public void checked(
            @Nullable String sealedRefreshToken, @Nullable String sealedIdToken, Instant now, Instant next) {
        refreshToken = sealedRefreshToken == null ? refreshToken : sealedRefreshToken;
        idToken = sealedIdToken == null ? idToken : sealedIdToken;
        checkedAt = now;
        checkAt = next;
        failingSince = null;
    }

    /** For a script's session: what the provider is asked about. */
    public void askAbout(String sealedAccessToken) {
        accessToken = sealedAccessToken;
    }

    /** The provider has replaced the refresh token. */
    public void refreshed(String sealedRefreshToken) {
        refreshToken = sealedRefreshToken;
    }

    /** Nobody answered. */
    public void unanswered(Instant now, Instant next) {
        failingSince = failingSince == null ? now : failingSince;
        checkAt = next;
    }

    public boolean isFailingLongerThan(Duration grace, Instant now) {
        return failingSince != null && failingSince.plus(grace).isBefore(now);
    }

    public void checkAgainAt(Instant next) {
        checkAt = next;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public UUID providerId() {
        return providerId;
    }

    public String issuer() {
        return issuer;
    }

    public String subject() {
        return subject;
    }

    public Optional<String> providerSession() {
        return Optional.ofNullable(providerSession);
    }

    public Optional<String> refreshToken() {
        return Optional.ofNullable(refreshToken);
    }

    public Optional<String> accessToken() {
        return Optional.ofNullable(accessToken);
    }

    public Optional<String> idToken() {
        return Optional.ofNullable(idToken);
    }

    public Instant checkAt() {
        return checkAt;
    }
}
