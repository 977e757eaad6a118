package io.loggia.portal.roster.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.roster.control.ScimTokens;
import io.loggia.portal.roster.control.ScimTokens.Issued;
import io.loggia.portal.roster.control.ScimTokens.TokenRecord;
import io.loggia.portal.sso.control.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What lets SCIM clients in, for admins. */
@Path("admin/scim/tokens")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class ScimTokensResource {

    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    @Inject
    private ScimTokens tokens;

    @Inject
    private Providers providers;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    /** A token to be made. */
    public record NewToken(
            @NotBlank @Size(max = 100) String name,
            @Nullable String providerId) {}

    /** A token as it is listed. */
    public record TokenEntry(
            String id,
            String name,
            @Nullable String providerId,
            String createdAt,
            String createdBy,
            @Nullable String lastUsedAt,
            @Nullable String revokedAt) {}

    /**
     * A token just made.
     *
     * @param token is told here and never again
     */
    public record IssuedToken(
            String id, String name, @Nullable String providerId, String token, String createdAt, String createdBy) {}

    /** Every token, revoked ones too, newest first. */
    public record TokenList(List<TokenEntry> items) {}

    @GET
    public TokenList list() {
        return new TokenList(
                tokens.all().stream().map(ScimTokensResource::toWire).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = IssuedToken.class, responseCode = "201")
    @Transactional
    public Response create(@Valid @NotNull NewToken wanted) {
        String name = wanted.name().strip();
        UUID providerId = wanted.providerId() == null ? null : id(wanted.providerId());
        if (providerId != null) {
            providers.get(providerId);
        }
        Issued issued = tokens.issue(name, providerId, current.viewer().name());
        TokenRecord made = issued.record();
        audit.byCaller("scim-token.created", subject(made), null, state(made));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new IssuedToken(
                        made.id().toString(),
                        made.name(),
                        text(made.providerId()),
                        issued.token(),
                        made.createdAt().toString(),
                        made.createdBy()))
                .build();
    }

    /** Revokes a token; its next request is refused. */
    @DELETE
    @Path("{id}")
    @Transactional
    public Response revoke(@PathParam("id") String id) {
        TokenRecord revoked = tokens.revoke(id(id));
        audit.byCaller("scim-token.revoked", subject(revoked), state(revoked), null);
        return Response.noContent().build();
    }

    private static UUID id(String text) {
        if (!UUID_SHAPE.matcher(text).matches()) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "Not an id of ours: it must be a UUID.");
        }
        return UUID.fromString(text);
    }

    private static Subject subject(TokenRecord token) {
        return new Subject("scim-token", token.id().toString(), token.name());
    }

    private static String state(TokenRecord token) {
        JsonObjectBuilder state = Json.createObjectBuilder().add("name", token.name());
        if (token.providerId() != null) {
            state.add("providerId", token.providerId().toString());
        }
        return state.build().toString();
    }

    private static TokenEntry toWire(TokenRecord token) {
        return new TokenEntry(
                token.id().toString(),
                token.name(),
                text(token.providerId()),
                token.createdAt().toString(),
                token.createdBy(),
                text(token.lastUsedAt()),
                text(token.revokedAt()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
