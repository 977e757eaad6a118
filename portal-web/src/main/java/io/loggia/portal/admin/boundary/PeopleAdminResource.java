package io.loggia.portal.admin.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonChange;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.SignIn;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private People people;

    @Inject
    private Departments departments;

    @Inject
    private Sessions sessions;

    @Inject
    private SignIn signIn;

    @Inject
    private CurrentViewer current;

    /** A person as admins see them. */
    public record PersonEntry(
            String id,
            String name,
            String username,
            @Nullable Ref department,
            List<Role> roles,
            List<Ref> manages,
            boolean enabled,
            @Nullable String lockedUntil,
            @Nullable String lastSignInAt) {}

    /** A person to be added. */
    public record NewPerson(
            @NotBlank @Size(max = 100) @Pattern(regexp = "[\\p{L}\\p{N}._@+-]+")
            String username,

            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(min = 12, max = 1000) String password,
            @Nullable Set<Role> roles,
            @Nullable String department) {}

    /** A change to a person; absent leaves a field. */
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
            @QueryParam("q") @Nullable String text,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Map<DepartmentId, String> names = departments.names();
        Page<PersonRecord> page = people.list(text, cursor, Page.limit(limit));
        Map<String, Instant> locked = signIn.lockedUntil(
                page.items().stream().map(PersonRecord::username).toList());
        return page.map(person -> toWire(person, names, locked.get(person.username())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PersonEntry.class, responseCode = "201")
    @Transactional
    public Response create(@Valid @NotNull NewPerson person) {
        Set<Role> roles = person.roles() == null ? Set.of() : person.roles();
        PersonRecord created = people.create(
                PersonId.random(),
                person.username(),
                person.name(),
                person.password(),
                roles,
                department(person.department()));
        return Response.status(Response.Status.CREATED)
                .entity(toWire(created, departments.names(), null))
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public PersonEntry change(@PathParam("id") String id, @Valid @NotNull PersonPatch patch) {
        PersonId person = PersonId.parse(id);
        refuseLockingOneselfOut(person, patch);
        Set<String> manages = patch.manages();
        PersonRecord changed = people.change(
                person,
                new PersonChange(
                        patch.name(),
                        patch.roles(),
                        department(patch.department()),
                        manages == null
                                ? null
                                : manages.stream()
                                        .map(DepartmentId::parse)
                                        .map(this::known)
                                        .collect(Collectors.toSet()),
                        patch.enabled()));
        if (!changed.enabled()) {
            sessions.endAll(person);
        }
        sessions.forget();
        Instant locked = signIn.lockedUntil(List.of(changed.username())).get(changed.username());
        return toWire(changed, departments.names(), locked);
    }

    /** Sets a password and ends the person's sessions. */
    @PUT
    @Path("{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response setPassword(@PathParam("id") String id, @Valid @NotNull NewPassword password) {
        PersonId person = PersonId.parse(id);
        people.setPassword(person, password.password());
        sessions.endAll(person);
        return Response.noContent().build();
    }

    private void refuseLockingOneselfOut(PersonId person, PersonPatch patch) {
        boolean oneself = person.equals(current.viewer().id());
        boolean loses = Boolean.FALSE.equals(patch.enabled())
                || (patch.roles() != null && !patch.roles().contains(Role.ADMIN));
        if (oneself && loses) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "You cannot take your own access away. Ask another administrator.");
        }
    }

    private @Nullable DepartmentId department(@Nullable String id) {
        return id == null ? null : known(DepartmentId.parse(id));
    }

    private DepartmentId known(DepartmentId id) {
        if (departments.subtree(id).isEmpty()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such department.");
        }
        return id;
    }

    private static PersonEntry toWire(
            PersonRecord person, Map<DepartmentId, String> names, @Nullable Instant lockedUntil) {
        DepartmentId department = person.department();
        return new PersonEntry(
                person.id().toString(),
                person.name(),
                person.username(),
                department == null ? null : ref(department, names),
                person.roles().stream().sorted().toList(),
                person.manages().stream()
                        .map(id -> ref(id, names))
                        .sorted(Comparator.comparing(Ref::name))
                        .toList(),
                person.enabled(),
                lockedUntil == null ? null : lockedUntil.toString(),
                person.lastSignInAt() == null ? null : person.lastSignInAt().toString());
    }

    private static Ref ref(DepartmentId id, Map<DepartmentId, String> names) {
        return new Ref(id.toString(), names.getOrDefault(id, ""));
    }
}
