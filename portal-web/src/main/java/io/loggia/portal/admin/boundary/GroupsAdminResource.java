package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.Groups;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The groups there are, to choose from. */
@Path("admin/groups")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class GroupsAdminResource {

    @Inject
    private Groups groups;

    /** A group with where it is kept. */
    public record GroupEntry(String id, String name, RosterSource source) {

        static GroupEntry of(GroupRecord group) {
            return new GroupEntry(
                    group.id().toString(), group.name(), group.origin().source());
        }
    }

    /** All groups, by name. */
    public record GroupList(List<GroupEntry> items) {}

    @GET
    public GroupList all() {
        return new GroupList(groups.all().stream().map(GroupEntry::of).toList());
    }
}
