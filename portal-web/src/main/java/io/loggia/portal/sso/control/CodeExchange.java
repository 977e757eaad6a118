package io.loggia.portal.sso.control;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Claims.Source;
import io.loggia.portal.sso.control.Discovery.Known;
import io.loggia.portal.sso.control.RelyingParty.Attempt;
import io.loggia.portal.sso.control.RelyingParty.Client;
import io.loggia.portal.sso.control.RelyingParty.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what a provider answers to a person it vouches for. Calls the provider, touches no database. */
@ApplicationScoped
public class CodeExchange {

    @Inject
    private RelyingParty relyingParty;

    @Inject
    private Discovery discovery;

    @Inject
    private TokenChecks checks;

    /**
     * What came back to the redirect URL.
     *
     * @param issuer the parameter {@code iss} of RFC 9207
     */
    public record Answer(
            @Nullable String code,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String issuer) {}

    /** @throws SsoException saying at which step it came to nothing */
    public Arrival arrive(Client client, Answer answer, Attempt attempt, URI redirectUrl) {
        Known provider = discovery.find(client.settings().issuer());
        String code = code(client, provider, answer);
        Tokens tokens = relyingParty.redeem(client, code, attempt, redirectUrl);
        if (tokens.idToken() == null) {
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.CODE, Told.of(SsoWord.NO_ID_TOKEN));
        }
        IDTokenClaimsSet identity =
                checks.idToken(tokens.idToken(), provider, client.settings().clientId(), attempt.nonce());
        return arrival(client, provider, tokens, identity.getSubject().getValue(), identity);
    }

    /**
     * Asks about someone again. The refresh token may be worth nothing afterwards: its successor is to be kept before
     * anything else.
     *
     * @throws SsoException with {@link ErrorCode#SSO_PROVIDER_REFUSED} when the provider no longer vouches for them
     */
    public Tokens refresh(Client client, String refreshToken) {
        return relyingParty.refresh(client, refreshToken);
    }

    /**
     * What the provider says of someone by refreshed tokens.
     *
     * @throws SsoException when it does not vouch for them, or speaks of somebody else
     */
    public Arrival again(Client client, Tokens tokens, String subject) {
        Known provider = discovery.find(client.settings().issuer());
        IDTokenClaimsSet identity = null;
        if (tokens.idToken() != null) {
            identity =
                    checks.idToken(tokens.idToken(), provider, client.settings().clientId(), null);
            same(subject, identity.getSubject().getValue(), SsoStep.ID_TOKEN);
        }
        return arrival(client, provider, tokens, subject, identity);
    }

    private Arrival arrival(
            Client client, Known provider, Tokens tokens, String subject, @Nullable IDTokenClaimsSet identity) {
        Map<Source, JsonObject> sources = new EnumMap<>(Source.class);
        if (identity != null) {
            sources.put(Source.ID_TOKEN, json(identity.toJSONString()));
        }
        relyingParty
                .userInfo(client.settings(), tokens.accessToken())
                .map(CodeExchange::json)
                .ifPresent(info -> {
                    // Section 5.3.2: values of a user info with another subject must not be used.
                    same(subject, info.getString("sub", ""), SsoStep.USER_INFO);
                    sources.put(Source.USER_INFO, info);
                });
        checks.accessTokenClaims(tokens.accessToken(), provider)
                .ifPresent(claims -> sources.put(Source.ACCESS_TOKEN, json(claims.toString())));
        String session = identity == null || identity.getSessionID() == null
                ? null
                : identity.getSessionID().getValue();
        return new Arrival(client.settings().issuer(), subject, session, tokens, new Claims(sources));
    }

    private static String code(Client client, Known provider, Answer answer) {
        boolean mustSayIssuer = provider.metadata().supportsAuthorizationResponseIssuerParam();
        String issuer = client.settings().issuer();
        if (answer.issuer() == null ? mustSayIssuer : !answer.issuer().equals(issuer)) {
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.RETURNED, Told.of(SsoWord.MIXED_UP));
        }
        if (answer.error() != null) {
            String description = answer.errorDescription() == null ? "" : " (" + answer.errorDescription() + ")";
            throw new SsoException(
                    ErrorCode.SSO_PROVIDER_REFUSED,
                    SsoStep.RETURNED,
                    Told.of(SsoWord.SIGN_IN_REFUSED, "reason", answer.error() + description));
        }
        if (answer.code() == null || answer.code().isBlank()) {
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.RETURNED, Told.of(SsoWord.NO_CODE));
        }
        return answer.code();
    }

    private static void same(String expected, String actual, SsoStep step) {
        if (!expected.equals(actual)) {
            throw new SsoException(ErrorCode.SSO_INVALID, step, Told.of(SsoWord.TWO_PEOPLE));
        }
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            // Not JsonException alone: for what is nested too deeply, the parser throws a bare one.
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.CLAIMS, Told.of(SsoWord.CLAIMS_NO_OBJECT), e);
        }
    }
}
