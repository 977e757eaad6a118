package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.SignInMethod;
import io.loggia.portal.admin.control.SessionEndings;
import io.loggia.portal.identity.control.SessionList.LiveSession;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person is signed in. */
@Path("admin/people/{id}/sessions")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class PersonSessionsResource {

    @Inject
    private SessionEndings endings;

    /**
     * A live session.
     *
     * @param client what the browser or script says it is
     * @param current whether it is the one that asks
     */
    public record PersonSession(
            String id,
            SignInMethod method,
            @Nullable String provider,
            @Nullable String client,
            @Nullable String address,
            String createdAt,
            String lastSeenAt,
            boolean current) {}

    /** The live sessions of a person, the one used last first. */
    public record PersonSessions(List<PersonSession> items) {}

    @GET
    public PersonSessions list(@PathParam("id") String id) {
        return new PersonSessions(
                endings.list(PersonId.parse(id)).stream().map(this::toWire).toList());
    }

    @DELETE
    @Path("{session}")
    @Transactional
    public Response end(@PathParam("id") String id, @PathParam("session") String session) {
        endings.end(PersonId.parse(id), parsed(session));
        return Response.noContent().build();
    }

    /** Ends all of them, but never the one that asks. */
    @DELETE
    @Transactional
    public Response endAll(@PathParam("id") String id) {
        endings.endAll(PersonId.parse(id));
        return Response.noContent().build();
    }

    private static UUID parsed(String session) {
        try {
            return UUID.fromString(session);
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "This is not the id of a session.", e);
        }
    }

    private PersonSession toWire(LiveSession session) {
        return new PersonSession(
                session.id().toString(),
                session.method(),
                session.provider(),
                session.client(),
                session.address(),
                session.createdAt().toString(),
                session.lastSeenAt().toString(),
                endings.isCurrent(session));
    }
}
