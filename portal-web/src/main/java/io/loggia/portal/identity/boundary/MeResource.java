package io.loggia.portal.identity.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who am I. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    private CurrentViewer current;

    @Inject
    private MeView meView;

    @GET
    @Requires(Permission.SIGNED_IN)
    public Me me() {
        return meView.of(current.signedIn()
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_SIGNED_IN, "Sign in, then try again.")));
    }
}
