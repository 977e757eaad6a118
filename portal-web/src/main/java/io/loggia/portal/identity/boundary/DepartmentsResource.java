package io.loggia.portal.identity.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The department tree, for pickers. */
@Path("departments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DepartmentsResource {

    @Inject
    private Departments departments;

    /** A node; {@code people} counts those directly in it. */
    public record Department(
            String id, String name, @Nullable String parentId, long people) {}

    /** The whole tree, flat. */
    public record DepartmentList(List<Department> items) {}

    @GET
    @Requires(Permission.SIGNED_IN)
    public DepartmentList list() {
        return new DepartmentList(
                departments.all().stream().map(DepartmentsResource::toWire).toList());
    }

    private static Department toWire(DepartmentNode node) {
        DepartmentId parent = node.parentId();
        return new Department(
                node.id().toString(), node.name(), parent == null ? null : parent.toString(), node.people());
    }
}
