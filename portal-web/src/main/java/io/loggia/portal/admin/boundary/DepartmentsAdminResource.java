package io.loggia.portal.admin.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.RosterSource;
import io.loggia.portal.admin.control.DepartmentChanges;
import io.loggia.portal.admin.control.DepartmentChanges.Change;
import io.loggia.portal.identity.control.DepartmentTree;
import io.loggia.portal.identity.control.DepartmentTree.ManagedDepartment;
import io.loggia.portal.identity.control.Roster.Placement;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The department tree, for admins. */
@Path("admin/departments")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class DepartmentsAdminResource {

    @Inject
    private DepartmentTree tree;

    @Inject
    private DepartmentChanges changes;

    /** A node; {@code people} counts those directly in it. */
    public record AdminDepartment(
            String id, String name, @Nullable String parentId, long people, List<Ref> managers, RosterSource source) {}

    /** The whole tree, flat. */
    public record AdminDepartments(List<AdminDepartment> items) {}

    /** A department to be added; a root unless it has a parent. */
    public record NewDepartment(
            @NotBlank @Size(max = 200) String name,
            @Nullable String parentId) {}

    /** A change to a department; absent leaves a part. An empty parent makes it a root. */
    public record DepartmentPatch(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = ".*\\S.*", flags = Pattern.Flag.DOTALL)
            String name,

            @Nullable String parentId,
            @Nullable Set<String> managers) {}

    @GET
    public AdminDepartments list() {
        return new AdminDepartments(
                tree.all().stream().map(DepartmentsAdminResource::toWire).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = AdminDepartment.class, responseCode = "201")
    @Transactional
    public Response add(@Valid @NotNull NewDepartment department) {
        ManagedDepartment added = changes.add(department.name(), parsed(department.parentId()));
        return Response.status(Response.Status.CREATED).entity(toWire(added)).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public AdminDepartment change(@PathParam("id") String id, @Valid @NotNull DepartmentPatch patch) {
        Set<String> managers = patch.managers();
        return toWire(changes.change(
                DepartmentId.parse(id),
                new Change(
                        patch.name(),
                        patch.parentId() == null ? null : new Placement(parsed(patch.parentId())),
                        managers == null
                                ? null
                                : managers.stream().map(PersonId::parse).collect(Collectors.toSet()))));
    }

    /** Its people, the departments below it and what was watched there go to {@code moveTo}. */
    @DELETE
    @Path("{id}")
    @Transactional
    public Response remove(@PathParam("id") String id, @QueryParam("moveTo") @Nullable String moveTo) {
        changes.remove(DepartmentId.parse(id), parsed(moveTo));
        return Response.noContent().build();
    }

    private static @Nullable DepartmentId parsed(@Nullable String id) {
        return id == null || id.isEmpty() ? null : DepartmentId.parse(id);
    }

    private static AdminDepartment toWire(ManagedDepartment department) {
        DepartmentId parent = department.parentId();
        return new AdminDepartment(
                department.id().toString(),
                department.name(),
                parent == null ? null : parent.toString(),
                department.people(),
                department.managers().stream()
                        .map(manager -> new Ref(manager.id().toString(), manager.name()))
                        .toList(),
                department.source());
    }
}
