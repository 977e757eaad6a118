package io.loggia.portal.admin.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.admin.control.PeopleChanges;
import io.loggia.portal.admin.control.PeopleChanges.Change;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.ManagedFields;
import io.loggia.portal.identity.control.ManagedFields.Managed;
import io.loggia.portal.identity.control.PeopleList;
import io.loggia.portal.identity.control.PeopleList.Filter;
import io.loggia.portal.identity.control.PeopleList.Listed;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.identity.control.SignIn;
import io.loggia.portal.platform.control.AskedIds;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The roster, for admins. Whatever changes a person's rights takes effect at once on this node. */
@Path("admin/people")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class PeopleAdminResource {

    @Inject
    private PeopleList list;

    @Inject
    private PeopleChanges changes;

    @Inject
    private ManagedFields managed;

    @Inject
    private Departments departments;

    @Inject
    private SignIn signIn;

    /** Whether somebody may sign in. */
    public enum State {
        ENABLED,
        DISABLED
    }

    /** Who is looked for; a department is meant with all below it. */
    public static class Query {
        @QueryParam("id")
        @Nullable
        List<String> ids;

        @QueryParam("q")
        @Nullable
        String text;

        @QueryParam("department")
        @Nullable
        String department;

        @QueryParam("role")
        @Nullable
        String role;

        @QueryParam("source")
        @Nullable
        String source;

        @QueryParam("state")
        @Nullable
        String state;

        Filter filter() {
            State wanted = Choice.of(State.class, state);
            return new Filter(
                    AskedIds.parse(ids, PersonId::parse),
                    text,
                    department == null || department.isEmpty() ? null : DepartmentId.parse(department),
                    Choice.of(Role.class, role),
                    Choice.of(RosterSource.class, source),
                    wanted == null ? null : wanted == State.ENABLED);
        }
    }

    /** A person to be added. */
    public record NewPerson(
            @NotBlank @Size(max = 100) @Pattern(regexp = "[\\p{L}\\p{N}._@+-]+")
            String username,

            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(min = 12, max = 1000) String password,
            @Nullable Set<Role> roles,
            @Nullable String department) {}

    /** A change to a person; absent leaves a field. An empty department takes the person out of any. */
    public record PersonPatch(
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable Set<Role> roles,
            @Nullable String department,
            @Nullable Set<String> manages,
            @Nullable Boolean enabled) {}

    /** A password to be set. */
    public record NewPassword(
            @NotNull @Size(min = 12, max = 1000) String password) {}

    @GET
    public Page<PersonEntry> list(
            @BeanParam Query query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Map<DepartmentId, String> names = departments.names();
        Page<Listed> page = list.list(query.filter(), cursor, Page.limit(limit));
        Map<String, Instant> locked = signIn.lockedUntil(
                page.items().stream().map(one -> one.person().username()).toList());
        Map<PersonId, Managed> kept = managed.of(page.items());
        return page.map(one -> PersonEntry.of(
                one,
                Objects.requireNonNull(kept.get(one.person().id())),
                names,
                locked.get(one.person().username())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PersonEntry.class, responseCode = "201")
    @Transactional
    public Response create(@Valid @NotNull NewPerson person) {
        Listed created = changes.create(
                person.username(),
                person.name(),
                person.password(),
                person.roles() == null ? Set.of() : person.roles(),
                person.department() == null ? null : DepartmentId.parse(person.department()));
        return Response.status(Response.Status.CREATED).entity(toWire(created)).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public PersonEntry change(@PathParam("id") String id, @Valid @NotNull PersonPatch patch) {
        Set<String> manages = patch.manages();
        Set<DepartmentId> managed = manages == null
                ? null
                : manages.stream().map(DepartmentId::parse).collect(Collectors.toSet());
        return toWire(changes.change(
                PersonId.parse(id),
                new Change(patch.name(), patch.roles(), placement(patch.department()), managed, patch.enabled())));
    }

    /** Sets a password and ends the person's sessions. */
    @PUT
    @Path("{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response setPassword(@PathParam("id") String id, @Valid @NotNull NewPassword password) {
        changes.setPassword(PersonId.parse(id), password.password());
        return Response.noContent().build();
    }

    /** Takes the password away and ends the person's sessions: they sign in through an identity provider alone. */
    @DELETE
    @Path("{id}/password")
    @Transactional
    public Response removePassword(@PathParam("id") String id) {
        changes.removePassword(PersonId.parse(id));
        return Response.noContent().build();
    }

    private static @Nullable Placement placement(@Nullable String department) {
        if (department == null) {
            return null;
        }
        return new Placement(department.isEmpty() ? null : DepartmentId.parse(department));
    }

    private PersonEntry toWire(Listed person) {
        String username = person.person().username();
        return PersonEntry.of(
                person,
                managed.of(person),
                departments.names(),
                signIn.lockedUntil(List.of(username)).get(username));
    }
}
