package io.loggia.portal.sso.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.sso.control.LogoutTokens;
import io.loggia.portal.sso.control.LogoutTokens.Logout;
import io.loggia.portal.sso.control.Provider;
import io.loggia.portal.sso.control.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** OpenID Connect Back-Channel Logout 1.0: the provider says, without any browser, that a session is over. */
@Path("sso/{id}/backchannel-logout")
@RequestScoped
@Requires(Permission.PUBLIC)
public class BackChannelResource {

    private static final System.Logger LOGGER = System.getLogger(BackChannelResource.class.getName());

    @Inject
    private Providers providers;

    @Inject
    private LogoutTokens logoutTokens;

    @Inject
    private SsoTransactions transactions;

    /** Section 2.8: 200 when obeyed, also when no session was left to end; 400 when the token is not valid. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logOut(@PathParam("id") String id, @FormParam("logout_token") @Nullable String token) {
        Provider provider = providers
                .find(SsoResource.uuid(id))
                .filter(Provider::isInForce)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such identity provider."));
        if (token == null || token.isBlank()) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "The logout_token is missing.");
        }
        Logout logout = logoutTokens.read(providers.client(provider), token);
        int ended = transactions.logOut(
                logout.issuer(), logout.tokenId(), logout.endsAt(), logout.providerSession(), logout.subject());
        LOGGER.log(Level.INFO, "Back-channel logout ended {0} sessions", ended);
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
