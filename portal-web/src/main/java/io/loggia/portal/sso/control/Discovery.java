package io.loggia.portal.sso.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingException.Reason;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What providers say of themselves (OpenID Connect Discovery 1.0) and their keys, remembered for ten minutes. A key that
 * nobody knows yet makes the keys be read again, at most once in five seconds; known keys outlive an outage.
 */
@ApplicationScoped
public class Discovery {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration KEYS_FORGOTTEN = Duration.ofHours(12);
    private static final Duration ANSWERED = Duration.ofSeconds(10);
    private static final long KEYS_REMEMBERED_MS = 300_000;
    private static final long KEYS_TIMEOUT_MS = 15_000;
    private static final long KEYS_LEAST_INTERVAL_MS = 5_000;
    private static final long KEYS_OUTAGE_MS = 4 * 3_600_000L;

    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(100).expireAfterWrite(REMEMBERED).build();

    private final Cache<String, Boolean> answered =
            Caffeine.newBuilder().maximumSize(100).expireAfterWrite(ANSWERED).build();

    /** They outlive the metadata, which is read more often than keys change. */
    private final Cache<URI, JWKSource<SecurityContext>> keySources = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterAccess(KEYS_FORGOTTEN)
            .build();

    @Inject
    private OutgoingHttp http;

    /** A provider's metadata with the source of its keys. */
    public record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    /**
     * The provider of that issuer.
     *
     * @throws SsoException when it cannot be reached or contradicts itself
     */
    public Known find(String issuer) {
        Known found = known.getIfPresent(issuer);
        if (found == null) {
            found = read(issuer);
            known.put(issuer, found);
        }
        return found;
    }

    /**
     * The same, if the provider has answered within the last ten seconds or does so now: nobody is to be sent to an
     * address where nobody answers.
     *
     * @throws SsoException when it does not
     */
    public Known findAnswering(String issuer) {
        if (answered.getIfPresent(issuer) == null) {
            known.put(issuer, read(issuer));
            answered.put(issuer, true);
        }
        return find(issuer);
    }

    /** Reads the provider's metadata now, whatever is remembered. */
    public Known findAfresh(String issuer) {
        known.invalidate(issuer);
        return find(issuer);
    }

    private Known read(String issuer) {
        Answer answer = fetch(address(issuer));
        if (!answer.isSuccess()) {
            throw new SsoException(
                    ErrorCode.SSO_PROVIDER_DOWN,
                    SsoStep.ANSWERED,
                    "The provider answers " + answer.status() + " at " + address(issuer) + ".",
                    answer.status() == 404
                            ? "Check the issuer: of Keycloak it ends in /realms/NAME, of Entra ID in /v2.0."
                            : "Look at the provider's log; try the address in a browser.");
        }
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(answer.body());
        } catch (ParseException e) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.DISCOVERY,
                    "What stands at " + address(issuer) + " is no OpenID Connect description: " + e.getMessage(),
                    "Check the issuer's address.",
                    e);
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.DISCOVERY,
                    "The provider calls itself " + metadata.getIssuer() + ", not " + issuer + ".",
                    "Enter the issuer exactly as the provider spells it.");
        }
        if (metadata.getAuthorizationEndpointURI() == null
                || metadata.getTokenEndpointURI() == null
                || metadata.getJWKSetURI() == null) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.DISCOVERY,
                    "The provider's description lacks the authorization, token or key address.",
                    "It does not offer the authorization code flow; ask its administrator.");
        }
        requireWebAddress(metadata.getAuthorizationEndpointURI());
        requireWebAddress(metadata.getEndSessionEndpointURI());
        requireWebAddress(metadata.getTokenEndpointURI());
        requireWebAddress(metadata.getUserInfoEndpointURI());
        requireWebAddress(metadata.getJWKSetURI());
        return new Known(metadata, keySources.get(metadata.getJWKSetURI(), this::keys));
    }

    /** The page goes where these say: to {@code javascript:}, it would run what the provider wrote as our own. */
    private static void requireWebAddress(@Nullable URI address) {
        if (address != null
                && (address.getHost() == null
                        || !("https".equals(address.getScheme()) || "http".equals(address.getScheme())))) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.DISCOVERY,
                    "The provider's description names " + address + " as one of its addresses.",
                    "Such an address begins with https://. Check the issuer's address.");
        }
    }

    private JWKSource<SecurityContext> keys(URI address) {
        try {
            return JWKSourceBuilder.create(address.toURL(), url -> {
                        try {
                            Answer answer = http.get(url.toURI(), Map.of());
                            if (!answer.isSuccess()) {
                                throw new IOException("The keys' address answers " + answer.status());
                            }
                            return new Resource(
                                    answer.body(), answer.header("content-type").orElse(null));
                        } catch (java.net.URISyntaxException e) {
                            throw new IOException(e);
                        }
                    })
                    .cache(KEYS_REMEMBERED_MS, KEYS_TIMEOUT_MS)
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_LEAST_INTERVAL_MS)
                    .outageTolerant(KEYS_OUTAGE_MS)
                    .build();
        } catch (MalformedURLException e) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID, SsoStep.KEYS, "The keys' address " + address + " is no address.", null, e);
        }
    }

    private Answer fetch(URI address) {
        try {
            return http.get(address, Map.of("Accept", "application/json"));
        } catch (OutgoingException e) {
            throw unanswered(e);
        }
    }

    private static URI address(String issuer) {
        try {
            // "any terminating / MUST be removed before appending /.well-known/openid-configuration" (section 4)
            return URI.create(issuer.replaceAll("/$", "") + WELL_KNOWN);
        } catch (IllegalArgumentException e) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.RESOLVED,
                    "The issuer is no address.",
                    "It is like https://login.example.com/realms/company.",
                    e);
        }
    }

    /** The failure to reach a provider, with the step it happened in. */
    static SsoException unanswered(OutgoingException e) {
        SsoStep step = switch (e.reason()) {
            case BAD_ADDRESS, NOT_ALLOWED, UNRESOLVED -> SsoStep.RESOLVED;
            case TLS -> SsoStep.TLS;
            case UNREACHABLE, TIMEOUT, TOO_LARGE -> SsoStep.ANSWERED;
        };
        String words = e.getMessage() == null ? "The provider cannot be reached." : e.getMessage();
        return new SsoException(ErrorCode.SSO_PROVIDER_DOWN, step, words, cure(e.reason()), e);
    }

    private static String cure(Reason reason) {
        return switch (reason) {
            case BAD_ADDRESS -> "Enter the issuer as the provider's description spells it.";
            case NOT_ALLOWED -> "If the provider is in your own network, set loggia.outgoing.allowed and restart.";
            case UNRESOLVED -> "Check the spelling, and that this server uses the right name server.";
            case TLS -> "Check the certificate's name and authority, and this server's clock.";
            case UNREACHABLE -> "Check that the provider runs, and that no firewall stands between.";
            case TIMEOUT -> "Check the provider's load and the network between.";
            case TOO_LARGE -> "This does not look like an identity provider.";
        };
    }
}
