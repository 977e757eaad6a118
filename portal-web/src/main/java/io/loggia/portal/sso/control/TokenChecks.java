package io.loggia.portal.sso.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Discovery.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a provider's tokens with the provider's published keys alone: never with a key that the token brings along, and
 * never with a secret, so that no token is signed by anyone who knows the client's.
 */
@ApplicationScoped
public class TokenChecks {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA);

    /** RFC 9068, section 4, and what providers write that do not follow it. */
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKEN_TYPES =
            new DefaultJOSEObjectTypeVerifier<>(
                    JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null);

    @Inject
    @ConfigProperties
    private SsoConfig config;

    /**
     * Checks an ID token (OpenID Connect Core 1.0, section 3.1.3.7).
     *
     * @param nonce what the request carried; null for the token of a refresh, which need not repeat it (section 12.2)
     * @throws SsoException saying in words what is wrong with it
     */
    IDTokenClaimsSet idToken(String token, Known provider, String clientId, @Nullable String nonce) {
        try {
            IDTokenValidator validator = new IDTokenValidator(
                    provider.metadata().getIssuer(), new ClientID(clientId), selector(provider), null);
            validator.setMaxClockSkew((int) config.clockSkew.toSeconds());
            IDTokenClaimsSet claims = validator.validate(parse(token), nonce == null ? null : new Nonce(nonce));
            if (String.valueOf(claims.getStringClaim(IDTokenClaimsSet.SUB_CLAIM_NAME))
                    .isBlank()) {
                throw new BadJWTException("Blank sub claim");
            }
            // "If an azp (authorized party) Claim is present, the Client SHOULD verify that its client_id is the Claim
            // Value."
            String party = claims.getStringClaim("azp");
            if (party != null && !party.equals(clientId)) {
                throw new BadJWTException("Unexpected azp claim: " + party);
            }
            return claims;
        } catch (KeySourceException e) {
            throw keysUnread(e);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.ID_TOKEN,
                    Told.of(word(String.valueOf(e.getMessage())), "reason", String.valueOf(e.getMessage())),
                    e);
        }
    }

    /**
     * The claims of an access token, where it is a JWT that the provider has signed; else it says nothing.
     *
     * @throws SsoException when the keys cannot be read: nothing said would be rights lost
     */
    Optional<JWTClaimsSet> accessTokenClaims(String token, Known provider) {
        try {
            return Optional.of(processor(
                            provider,
                            new DefaultJWTClaimsVerifier<SecurityContext>(issuedBy(provider), Set.<String>of()))
                    .process(token, null));
        } catch (KeySourceException e) {
            throw keysUnread(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            // Access tokens are opaque to clients (RFC 6749, section 1.4); many providers' are.
            return Optional.empty();
        }
    }

    /**
     * The claims of an access token that a script presents; empty when it is not accepted.
     *
     * @param audience must be among those the token names
     */
    Optional<JWTClaimsSet> bearer(String token, Known provider, String audience) {
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                Set.of(audience),
                issuedBy(provider),
                Set.of("sub", "exp", "iat"),
                Set.of("nonce", "at_hash", "events"));
        claims.setMaxClockSkew((int) config.clockSkew.toSeconds());
        try {
            return Optional.of(processor(provider, claims).process(token, null))
                    // Keycloak says in the payload what a token is for; an ID token is for signing in only.
                    .filter(set -> !"ID".equals(set.getClaim("typ")) && !"Refresh".equals(set.getClaim("typ")));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6), but for its replay.
     *
     * @throws SsoException saying in words what is wrong with it
     */
    LogoutTokenClaimsSet logoutToken(String token, Known provider, String clientId) {
        try {
            return new LogoutTokenValidator(
                            provider.metadata().getIssuer(),
                            new ClientID(clientId),
                            /* requireTypedToken= */ false,
                            selector(provider),
                            null)
                    .validate(parse(token));
        } catch (KeySourceException e) {
            throw keysUnread(e);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new SsoException(
                    ErrorCode.INVALID_REQUEST,
                    SsoStep.ID_TOKEN,
                    Told.of(SsoWord.LOGOUT_REFUSED, "reason", String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The issuer that a token claims to be of, unverified: to find whose keys to verify it with. */
    static Optional<String> claimedIssuer(String token) {
        try {
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Also while the keys were read too often just now: a token of a new key is not invalid for that. */
    private static SsoException keysUnread(KeySourceException cause) {
        return new SsoException(
                ErrorCode.SSO_PROVIDER_DOWN,
                SsoStep.KEYS,
                Told.of(SsoWord.KEYS_UNREAD, "reason", String.valueOf(cause.getMessage())),
                cause);
    }

    private static JWT parse(String token) throws ParseException {
        return JWTParser.parse(token);
    }

    private static JWTClaimsSet issuedBy(Known provider) {
        Issuer issuer = provider.metadata().getIssuer();
        return new JWTClaimsSet.Builder().issuer(issuer.getValue()).build();
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            Known provider, DefaultJWTClaimsVerifier<SecurityContext> claims) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(ACCESS_TOKEN_TYPES);
        processor.setJWSKeySelector(selector(provider));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static JWSVerificationKeySelector<SecurityContext> selector(Known provider) {
        return new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys());
    }

    private static SsoWord word(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        if (words.contains("expired") || words.contains("ahead of current time") || words.contains("not before")) {
            return SsoWord.ID_TOKEN_TIME;
        }
        if (words.contains("audience") || words.contains("azp")) {
            return SsoWord.ID_TOKEN_AUDIENCE;
        }
        if (words.contains("issuer")) {
            return SsoWord.ID_TOKEN_ISSUER;
        }
        if (words.contains("no matching key") || words.contains("algorithm")) {
            return SsoWord.ID_TOKEN_KEY;
        }
        return SsoWord.ID_TOKEN;
    }
}
