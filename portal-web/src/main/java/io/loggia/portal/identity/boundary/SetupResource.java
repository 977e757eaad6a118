package io.loggia.portal.identity.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.FirstAdmin;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Creates the first admin by the link that the log of an empty installation shows. */
@Path("setup")
@RequestScoped
public class SetupResource {

    @Inject
    private FirstAdmin firstAdmin;

    /** The first admin's account, with the token of the link. */
    public record FirstAccount(
            @NotBlank String token,
            @NotBlank @Size(max = 100) String username,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(min = 12, max = 1000) String password) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.PUBLIC)
    @Transactional
    public Response create(@Valid @NotNull FirstAccount account) {
        firstAdmin.create(account.token(), account.username(), account.name(), account.password());
        return Response.noContent().build();
    }
}
