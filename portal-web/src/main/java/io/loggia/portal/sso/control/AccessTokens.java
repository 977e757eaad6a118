package io.loggia.portal.sso.control;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The access tokens that scripts present (RFC 9068). */
@ApplicationScoped
public class AccessTokens {

    private static final System.Logger LOGGER = System.getLogger(AccessTokens.class.getName());

    @Inject
    private Providers providers;

    @Inject
    private Discovery discovery;

    @Inject
    private TokenChecks checks;

    @Inject
    private Introspection introspection;

    @Inject
    @ConfigProperties
    private SsoConfig config;

    /**
     * What a verified token says.
     *
     * @param endsAt from when on it is refused
     * @param mayBeAskedAbout whether the provider tells if it still counts
     */
    public record Access(
            UUID providerId,
            String issuer,
            String subject,
            @Nullable String providerSession,
            Instant endsAt,
            boolean mayBeAskedAbout) {}

    /** Empty unless a provider in force signed the token for the audience that its settings name. */
    public Optional<Access> read(String token) {
        return TokenChecks.claimedIssuer(token)
                .flatMap(providers::inForceByIssuer)
                .flatMap(provider -> read(token, provider));
    }

    private Optional<Access> read(String token, Provider provider) {
        ProviderSettings settings = provider.active();
        String audience = settings == null ? null : settings.apiAudience();
        if (settings == null || audience == null || audience.isBlank()) {
            return Optional.empty();
        }
        try {
            return checks.bearer(token, discovery.find(settings.issuer()), audience)
                    .map(claims -> access(provider, settings.issuer(), claims))
                    // Not a second longer, also not for a clock that differs: what was ended is forgotten then.
                    .filter(access -> access.endsAt().isAfter(Instant.now()));
        } catch (SsoException e) {
            LOGGER.log(Level.WARNING, "A bearer token was refused: {0}", e.detail());
            return Optional.empty();
        }
    }

    private Access access(Provider provider, String issuer, JWTClaimsSet claims) {
        return new Access(
                provider.id(),
                issuer,
                claims.getSubject(),
                claims.getClaim("sid") instanceof String session ? session : null,
                endsAt(claims),
                introspection.isOffered(providers.client(provider)));
    }

    private Instant endsAt(JWTClaimsSet claims) {
        Instant expires = claims.getExpirationTime().toInstant();
        Instant latest = claims.getIssueTime().toInstant().plus(config.bearerLongest);
        return expires.isBefore(latest) ? expires : latest;
    }
}
