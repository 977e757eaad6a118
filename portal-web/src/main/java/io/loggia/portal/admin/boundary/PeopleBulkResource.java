package io.loggia.portal.admin.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.admin.control.BulkChange;
import io.loggia.portal.admin.control.BulkChange.Action;
import io.loggia.portal.admin.control.BulkChange.Plan;
import io.loggia.portal.admin.control.BulkChange.Refusal;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One change to many people. */
@Path("admin/people/bulk")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class PeopleBulkResource {

    private static final int MOST = 500;

    @Inject
    private BulkChange bulk;

    /**
     * What to do, and with whom.
     *
     * @param department where to move them
     * @param preview only says what would be done; so does leaving it out
     */
    public record BulkRequest(
            @NotNull @Size(min = 1, max = MOST) Set<String> ids,
            @NotNull Action action,
            @Nullable String department,
            @Nullable Boolean preview) {}

    /** Somebody who is left out. */
    public record RefusedPerson(String id, String name, Refusal why) {}

    /** How many change, how many are so already, and who is left out. */
    public record BulkResult(int affected, int unchanged, List<RefusedPerson> refused) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public BulkResult change(@Valid @NotNull BulkRequest request) {
        Set<PersonId> ids = request.ids().stream().map(PersonId::parse).collect(Collectors.toSet());
        DepartmentId department = request.department() == null ? null : DepartmentId.parse(request.department());
        Plan plan = Boolean.FALSE.equals(request.preview())
                ? bulk.apply(ids, request.action(), department)
                : bulk.plan(ids, request.action(), department);
        return new BulkResult(
                plan.affected().size(),
                plan.unchanged(),
                plan.refused().stream()
                        .map(one -> new RefusedPerson(one.id().toString(), one.name(), one.why()))
                        .toList());
    }
}
