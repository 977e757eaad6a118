package io.loggia.portal.admin.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.admin.control.QuotaChanges;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** What single people and departments may upload; {@link StorageResource} tells it with what they have. */
@Path("admin/storage/quotas")
@RequestScoped
@Requires(Permission.ADMINISTER)
public class QuotasResource {

    /** An exbibyte: more than any disk, and far from where sums overflow. */
    private static final long MOST = 1L << 60;

    @Inject
    private QuotaChanges changes;

    /** @param bytes 0 for any amount */
    public record Quota(@NotNull @Min(0) @Max(MOST) Long bytes) {}

    @PUT
    @Path("people/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void changeOfPerson(@PathParam("id") String id, @NotNull @Valid Quota quota) {
        changes.change(PersonId.parse(id), quota.bytes());
    }

    /** As many as all others may have. */
    @DELETE
    @Path("people/{id}")
    @Transactional
    public void resetOfPerson(@PathParam("id") String id) {
        changes.change(PersonId.parse(id), null);
    }

    /** For all in the department and below it together. */
    @PUT
    @Path("departments/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void changeOfDepartment(@PathParam("id") String id, @NotNull @Valid Quota quota) {
        changes.change(DepartmentId.parse(id), quota.bytes());
    }

    /** As many as all others may have; also of a department that is gone. */
    @DELETE
    @Path("departments/{id}")
    @Transactional
    public void resetOfDepartment(@PathParam("id") String id) {
        changes.change(DepartmentId.parse(id), null);
    }
}
