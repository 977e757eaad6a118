package io.loggia.portal.sso.control;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Discovery.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow with PKCE (RFC 7636) as OpenID Connect Core 1.0, section 3.1, has it, and what follows:
 * refresh, user info, sign-out. Every call may take as long as {@link OutgoingHttp} allows.
 */
@ApplicationScoped
public class RelyingParty {

    @Inject
    private OutgoingHttp http;

    @Inject
    private Discovery discovery;

    /** Who we are at a provider. {@code secret} is null for a public client. */
    public record Client(
            ProviderSettings settings, @Nullable String secret) {}

    /** What only the browser's attempt and we know. */
    public record Attempt(String state, String nonce, String verifier) {}

    /** A provider's answer; {@code idToken} may be absent from a refresh. */
    public record Tokens(
            @Nullable String idToken,
            String accessToken,
            @Nullable String refreshToken) {}

    /** Where the browser has to go. */
    URI authenticationRequest(ProviderSettings settings, Attempt attempt, URI redirectUrl, @Nullable String loginHint) {
        Known provider = discovery.findAnswering(settings.issuer());
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        redirectUrl)
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256);
        if (settings.prompt() != null && !settings.prompt().isBlank()) {
            request.prompt(prompt(settings.prompt()));
        }
        if (settings.acrValues() != null && !settings.acrValues().isBlank()) {
            request.acrValues(Arrays.stream(settings.acrValues().strip().split("\\s+", -1))
                    .map(ACR::new)
                    .toList());
        }
        if (loginHint != null && !loginHint.isBlank()) {
            request.loginHint(loginHint);
        }
        return request.build().toURI();
    }

    /** Redeems a code. @throws SsoException when the provider refuses or cannot be reached */
    Tokens redeem(Client client, String code, Attempt attempt, URI redirectUrl) {
        return request(
                client,
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), redirectUrl, new CodeVerifier(attempt.verifier())));
    }

    /**
     * Trades a refresh token for new tokens (RFC 6749, section 6).
     *
     * @throws SsoException with {@link ErrorCode#SSO_PROVIDER_REFUSED} when the session is over at the provider, with
     *     {@link ErrorCode#SSO_PROVIDER_DOWN} when it cannot be asked
     */
    Tokens refresh(Client client, String refreshToken) {
        return request(client, new RefreshTokenGrant(new RefreshToken(refreshToken)));
    }

    /** What the user info endpoint says as JSON text; empty when there is none. */
    Optional<String> userInfo(ProviderSettings settings, String accessToken) {
        URI address = discovery.find(settings.issuer()).metadata().getUserInfoEndpointURI();
        if (address == null) {
            return Optional.empty();
        }
        try {
            Answer answer =
                    http.get(address, Map.of("Authorization", "Bearer " + accessToken, "Accept", "application/json"));
            if (!answer.isSuccess()) {
                throw new SsoException(
                        answer.status() >= 500 ? ErrorCode.SSO_PROVIDER_DOWN : ErrorCode.SSO_PROVIDER_REFUSED,
                        SsoStep.USER_INFO,
                        Told.of(SsoWord.USER_INFO_STATUS, "status", Integer.toString(answer.status())));
            }
            boolean isJson = answer.header("content-type")
                    .filter(type -> type.startsWith("application/json"))
                    .isPresent();
            return isJson ? Optional.of(answer.body()) : Optional.empty();
        } catch (OutgoingException e) {
            throw Discovery.unanswered(e);
        }
    }

    /** Where to sign out at the provider (OpenID Connect RP-Initiated Logout 1.0); empty when it has no such place. */
    Optional<URI> signOutRequest(ProviderSettings settings, @Nullable String idToken, URI afterwards) {
        URI address = discovery.find(settings.issuer()).metadata().getEndSessionEndpointURI();
        if (address == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogoutRequest(
                            address,
                            idToken == null ? null : com.nimbusds.jwt.JWTParser.parse(idToken),
                            null,
                            new ClientID(settings.clientId()),
                            afterwards,
                            null,
                            null)
                    .toURI());
        } catch (java.text.ParseException e) {
            throw new IllegalStateException("An ID token was kept that is none", e);
        }
    }

    private Tokens request(Client client, AuthorizationGrant grant) {
        Known provider = discovery.find(client.settings().issuer());
        URI endpoint = provider.metadata().getTokenEndpointURI();
        ClientAuthentication authentication =
                authentication(client, provider.metadata().getTokenEndpointAuthMethods());
        var request = (authentication == null
                        ? new TokenRequest(
                                endpoint, new ClientID(client.settings().clientId()), grant, null)
                        : new TokenRequest(endpoint, authentication, grant, null))
                .toHTTPRequest();
        try {
            Answer answer = http.post(
                    endpoint,
                    headers(request.getAuthorization()),
                    "application/x-www-form-urlencoded",
                    request.getBody());
            if (answer.status() >= 500) {
                throw new SsoException(
                        ErrorCode.SSO_PROVIDER_DOWN,
                        SsoStep.CODE,
                        Told.of(SsoWord.TOKEN_STATUS, "status", Integer.toString(answer.status())));
            }
            return parse(answer);
        } catch (OutgoingException e) {
            throw Discovery.unanswered(e);
        }
    }

    private static Tokens parse(Answer answer) {
        HTTPResponse response = new HTTPResponse(answer.status());
        response.setBody(answer.body());
        try {
            response.setContentType("application/json");
            TokenResponse parsed = OIDCTokenResponseParser.parse(response);
            if (!parsed.indicatesSuccess()) {
                throw refused(parsed.toErrorResponse().getErrorObject());
            }
            var tokens = parsed.toSuccessResponse().getTokens();
            String idToken = tokens instanceof OIDCTokens oidc ? oidc.getIDTokenString() : null;
            String refreshToken = tokens.getRefreshToken() == null
                    ? null
                    : tokens.getRefreshToken().getValue();
            return new Tokens(idToken, tokens.getAccessToken().getValue(), refreshToken);
        } catch (ParseException e) {
            throw new SsoException(
                    ErrorCode.SSO_INVALID,
                    SsoStep.CODE,
                    Told.of(SsoWord.NO_TOKENS, "reason", String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static SsoException refused(@Nullable ErrorObject error) {
        String code = error == null ? "unknown" : String.valueOf(error.getCode());
        String description = error == null || error.getDescription() == null ? "" : " (" + error.getDescription() + ")";
        SsoWord word = switch (code) {
            case "invalid_client", "unauthorized_client" -> SsoWord.CLIENT_REFUSED;
            case "invalid_grant" -> SsoWord.CODE_REFUSED;
            default -> SsoWord.REFUSED;
        };
        // A client that is refused says nothing of the person: their session must not end for it.
        ErrorCode kind = code.equals("invalid_grant") ? ErrorCode.SSO_PROVIDER_REFUSED : ErrorCode.SSO_PROVIDER_DOWN;
        return new SsoException(kind, SsoStep.CODE, Told.of(word, "reason", code + description));
    }

    static Map<String, String> headers(@Nullable String authorization) {
        return authorization == null
                ? Map.of("Accept", "application/json")
                : Map.of("Accept", "application/json", "Authorization", authorization);
    }

    /**
     * How we prove who we are; null for a public client.
     *
     * @param methods those that the provider takes; null when it does not say
     */
    static @Nullable ClientAuthentication authentication(
            Client client, @Nullable List<ClientAuthenticationMethod> methods) {
        if (client.secret() == null) {
            return null;
        }
        ClientID id = new ClientID(client.settings().clientId());
        Secret secret = new Secret(client.secret());
        boolean postOnly = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return postOnly ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    private static Prompt prompt(String text) {
        try {
            return Prompt.parse(text);
        } catch (ParseException e) {
            throw new SsoException(ErrorCode.SSO_INVALID, SsoStep.RETURNED, Told.of(SsoWord.BAD_PROMPT), e);
        }
    }
}
