package io.loggia.portal.identity.boundary;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.RequestCaller;
import io.loggia.portal.identity.control.SessionCookie;
import io.loggia.portal.identity.control.SessionUpkeep;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.Sessions.Begun;
import io.loggia.portal.identity.control.SignIn;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Local sign-in and sign-out. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    private SignIn signIn;

    @Inject
    private Sessions sessions;

    @Inject
    private CurrentViewer current;

    @Inject
    private MeView meView;

    @Inject
    @Any
    private Instance<SessionUpkeep> upkeep;

    @Context
    private HttpServletRequest request;

    /** Name and password as typed. */
    public record Credentials(
            @NotNull @Size(max = 200) String username,
            @NotNull @Size(max = 1000) String password) {}

    /** A sign-in replaces whatever session the browser brought along. Failures are counted, so they must commit. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(Me.class)
    @Requires(Permission.PUBLIC)
    @Transactional(dontRollbackOn = LoggiaException.class)
    public Response begin(@Valid @NotNull Credentials credentials) {
        Begun begun = signIn.begin(credentials.username(), credentials.password(), RequestCaller.of(request));
        current.signedIn().ifPresent(old -> sessions.end(old.sessionId()));
        return Response.ok(meView.of(begun.signedIn()))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, begun.token()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** @param providerSignOutUrl where to go to be signed out at the identity provider too */
    public record Ended(@Nullable String providerSignOutUrl) {}

    @DELETE
    @APIResponseSchema(Ended.class)
    @Requires(Permission.SIGNED_IN)
    @Transactional
    public Response end() {
        UUID session = current.sessionId();
        String elsewhere = upkeep.stream()
                .flatMap(each -> each.signOutUrl(session).stream())
                .findFirst()
                .orElse(null);
        sessions.end(session);
        return Response.ok(new Ended(elsewhere))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
