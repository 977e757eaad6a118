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
import io.loggia.portal.platform.control.Told;
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
                    Told.of(
                            answer.status() == 404 ? SsoWord.STATUS_404 : SsoWord.STATUS,
                            "status",
                            Integer.toString(answer.status()),
                            "address",
                            address(issuer).toString()));
        }
        OIDCProviderMetadata metadata;
        try {
            metadata = OIDCProviderMetadata.parse(answer.body());
        } catch (ParseException e) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.DISCOVERY,
                    Told.of(
                            SsoWord.NO_DESCRIPTION,
                            "address",
                            address(issuer).toString(),
                            "reason",
                            String.valueOf(e.getMessage())),
                    e);
        }
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.DISCOVERY,
                    Told.of(SsoWord.OTHER_ISSUER, "theirs", metadata.getIssuer().getValue(), "ours", issuer));
        }
        if (metadata.getAuthorizationEndpointURI() == null
                || metadata.getTokenEndpointURI() == null
                || metadata.getJWKSetURI() == null) {
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.DISCOVERY, Told.of(SsoWord.ADDRESSES_MISSING));
        }
        requireWebAddress(metadata.getAuthorizationEndpointURI());
        requireWebAddress(metadata.getEndSessionEndpointURI());
        requireWebAddress(metadata.getTokenEndpointURI());
        requireWebAddress(metadata.getUserInfoEndpointURI());
        requireWebAddress(metadata.getJWKSetURI());
        requireWebAddress(metadata.getIntrospectionEndpointURI());
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
                    Told.of(SsoWord.ADDRESS_NOT_OF_THE_WEB, "address", address.toString()));
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
                    ErrorCode.SSO_INVALID,
                    SsoStep.KEYS,
                    Told.of(SsoWord.KEYS_ADDRESS, "address", address.toString()),
                    e);
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
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.RESOLVED, Told.of(SsoWord.ISSUER_NO_ADDRESS), e);
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
        return new SsoException(ErrorCode.SSO_PROVIDER_DOWN, step, Told.of(word(e.reason()), "reason", words), e);
    }

    private static SsoWord word(Reason reason) {
        return switch (reason) {
            case BAD_ADDRESS -> SsoWord.BAD_ADDRESS;
            case NOT_ALLOWED -> SsoWord.NOT_ALLOWED;
            case UNRESOLVED -> SsoWord.UNRESOLVED;
            case TLS -> SsoWord.TLS_FAILED;
            case UNREACHABLE -> SsoWord.UNREACHABLE;
            case TIMEOUT -> SsoWord.TOO_SLOW;
            case TOO_LARGE -> SsoWord.TOO_LARGE;
        };
    }
}
