package io.loggia.portal.sso.control;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.loggia.domain.ErrorCode;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.RelyingParty.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks providers whether an access token still counts (RFC 7662). Not every provider can be asked, and what one says of
 * tokens that were made for another client is its own affair; whatever is no clear answer is none.
 */
@ApplicationScoped
public class Introspection {

    @Inject
    private OutgoingHttp http;

    @Inject
    private Discovery discovery;

    /**
     * Whether the provider can be asked: by a client that proves who it is, since others are not answered.
     *
     * @throws SsoException when its description cannot be read
     */
    boolean isOffered(Client client) {
        return client.secret() != null
                && isOffered(discovery.find(client.settings().issuer()).metadata());
    }

    static boolean isOffered(OIDCProviderMetadata metadata) {
        return metadata.getIntrospectionEndpointURI() != null;
    }

    /**
     * Whether the provider lets the token count. True for one that cannot be asked any more: then the token ends by itself.
     *
     * @throws SsoException when there is no clear answer
     */
    public boolean isActive(Client client, String accessToken) {
        OIDCProviderMetadata metadata =
                discovery.find(client.settings().issuer()).metadata();
        URI address = metadata.getIntrospectionEndpointURI();
        ClientAuthentication authentication = RelyingParty.authentication(client, methods(metadata));
        if (address == null || authentication == null) {
            return true;
        }
        var request = new TokenIntrospectionRequest(address, authentication, new BearerAccessToken(accessToken))
                .toHTTPRequest();
        try {
            Answer answer = http.post(
                    address,
                    RelyingParty.headers(request.getAuthorization()),
                    "application/x-www-form-urlencoded",
                    request.getBody());
            if (answer.status() != 200) {
                throw unclear(Told.of(SsoWord.INTROSPECTION_STATUS, "status", Integer.toString(answer.status())), null);
            }
            return isActive(answer);
        } catch (OutgoingException e) {
            throw Discovery.unanswered(e);
        }
    }

    private static boolean isActive(Answer answer) {
        HTTPResponse response = new HTTPResponse(answer.status());
        response.setBody(answer.body());
        try {
            response.setContentType("application/json");
            return TokenIntrospectionResponse.parse(response)
                    .toSuccessResponse()
                    .isActive();
        } catch (ParseException e) {
            throw unclear(Told.of(SsoWord.INTROSPECTION_UNREAD, "reason", String.valueOf(e.getMessage())), e);
        }
    }

    /** Those of the token address, unless it has its own (RFC 8414, section 2). */
    private static @Nullable List<ClientAuthenticationMethod> methods(OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> own = metadata.getIntrospectionEndpointAuthMethods();
        return own == null ? metadata.getTokenEndpointAuthMethods() : own;
    }

    private static SsoException unclear(Told told, @Nullable Throwable cause) {
        return cause == null
                ? new SsoException(ErrorCode.SSO_PROVIDER_DOWN, SsoStep.CLIENT, told)
                : new SsoException(ErrorCode.SSO_PROVIDER_DOWN, SsoStep.CLIENT, told, cause);
    }
}
