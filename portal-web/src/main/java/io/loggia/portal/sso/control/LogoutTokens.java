package io.loggia.portal.sso.control;

import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.RelyingParty.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** What a logout token asks for, once it is verified. */
@ApplicationScoped
public class LogoutTokens {

    /** Section 2.6 leaves the age to us: "Logout Tokens should be short-lived, at most two minutes". */
    private static final Duration OLDEST = Duration.ofMinutes(2);

    @Inject
    private Discovery discovery;

    @Inject
    private TokenChecks checks;

    @Inject
    @ConfigProperties
    private SsoConfig config;

    /**
     * A verified request to log out.
     *
     * @param endsAt when the token can no longer be replayed
     * @param providerSession the session that is over; null for all of {@code subject}
     */
    public record Logout(
            String issuer,
            String tokenId,
            Instant endsAt,
            @Nullable String providerSession,
            @Nullable String subject) {}

    /** @throws SsoException {@link ErrorCode#INVALID_REQUEST} saying what is wrong with it */
    public Logout read(Client client, String token) {
        LogoutTokenClaimsSet claims = checks.logoutToken(
                token,
                discovery.find(client.settings().issuer()),
                client.settings().clientId());
        Instant made = claims.getIssueTime().toInstant();
        Instant now = Instant.now();
        if (made.plus(OLDEST).plus(config.clockSkew).isBefore(now) || made.isAfter(now.plus(config.clockSkew))) {
            throw new SsoException(ErrorCode.INVALID_REQUEST, SsoStep.ID_TOKEN, Told.of(SsoWord.LOGOUT_NOT_NOW));
        }
        Instant expires = claims.getExpirationTime() == null
                ? made
                : claims.getExpirationTime().toInstant();
        Instant latest = made.plus(OLDEST).plus(config.clockSkew.multipliedBy(2));
        return new Logout(
                claims.getIssuer().getValue(),
                claims.getJWTID().getValue(),
                expires.isBefore(latest) ? latest : expires,
                claims.getSessionID() == null ? null : claims.getSessionID().getValue(),
                claims.getSubject() == null ? null : claims.getSubject().getValue());
    }
}
