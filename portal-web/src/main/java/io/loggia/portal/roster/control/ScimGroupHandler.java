package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.OwnedRoster.WantedGroup;
import io.loggia.portal.identity.control.RosterOrder;
import io.loggia.portal.roster.control.ScimGroups.Form;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups of the SCIM protocol. */
final class ScimGroupHandler extends ResourceHandler<Group> {

    private static final Set<String> COLUMNS = Set.of("id", "displayname", "externalid");
    private static final String MEMBERS = "members";

    private final ScimGroups groups;

    ScimGroupHandler(ScimGroups groups) {
        this.groups = groups;
    }

    @Override
    public Group createResource(Group resource, Context context) {
        ScimClient client = ScimContext.client(context);
        return toGroup(client, groups.create(client, form(resource)), true);
    }

    @Override
    public Group getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        ScimClient client = ScimContext.client(context);
        // A PATCH asks for the attributes of its answer, yet needs the whole group.
        boolean read = ScimContext.isRead(context);
        return (read ? groups.find(client, group(id)) : groups.findForChange(client, group(id)))
                .map(group -> toGroup(client, group, !read || wantsMembers(attributes, excluded)))
                .orElseThrow(ScimPeople::notFound);
    }

    @Override
    public PartialListResponse<Group> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        ScimClient client = ScimContext.client(context);
        ScimFilter narrowed = ScimFilter.of(filter, COLUMNS);
        if (narrowed.isImpossible()) {
            return page(List.of(), 0);
        }
        UUID id = narrowed.uuid();
        WantedGroup wanted = new WantedGroup(
                id == null ? null : new GroupId(id), narrowed.text("displayname"), narrowed.text("externalid"));
        RosterOrder order = ScimOrder.ofGroups(sortBy, sortOrder);
        int offset = (int) Math.min(startIndex - 1, Integer.MAX_VALUE);
        long total = groups.count(client, wanted);
        boolean members = wantsMembers(attributes, excluded);
        if (narrowed.isExact()) {
            return page(
                    groups.list(client, wanted, order, offset, count).stream()
                            .map(group -> toGroup(client, group, members))
                            .toList(),
                    total);
        }
        if (total > ScimUserHandler.MAX_SIFTED) {
            throw ScimUserHandler.tooMany();
        }
        List<Group> all = groups.list(client, wanted, order, 0, ScimUserHandler.MAX_SIFTED).stream()
                .map(group -> toGroup(client, group, true))
                .toList();
        List<Group> found = FilterResourceResolver.filterResources(getServiceProvider(), all, filter);
        return page(found.stream().skip(offset).limit(count).toList(), found.size());
    }

    @Override
    public Group updateResource(Group resource, Context context) {
        ScimClient client = ScimContext.client(context);
        GroupId id = group(resource.getId().orElse(""));
        return toGroup(client, groups.replace(client, id, form(resource)), true);
    }

    @Override
    public void deleteResource(String id, Context context) {
        groups.remove(ScimContext.client(context), group(id));
    }

    private static Form form(Group written) {
        return new Form(
                written.getDisplayName().map(String::strip).orElse(""),
                written.getExternalId().filter(id -> !id.isBlank()).orElse(null),
                written.getMembers().stream()
                        .map(member -> member.getValue().orElse(""))
                        .collect(Collectors.toSet()));
    }

    private static boolean wantsMembers(
            @Nullable List<SchemaAttribute> attributes, @Nullable List<SchemaAttribute> excluded) {
        boolean left = excluded != null && excluded.stream().anyMatch(ScimGroupHandler::isMembers);
        boolean others = attributes != null
                && !attributes.isEmpty()
                && attributes.stream().noneMatch(ScimGroupHandler::isMembers);
        return !left && !others;
    }

    private static boolean isMembers(SchemaAttribute attribute) {
        return MEMBERS.equals(attribute.getName())
                || (attribute.getParent() != null
                        && MEMBERS.equals(attribute.getParent().getName()));
    }

    private static GroupId group(String id) {
        UUID uuid = ScimIds.parse(id);
        if (uuid == null) {
            throw ScimPeople.notFound();
        }
        return new GroupId(uuid);
    }

    private static PartialListResponse<Group> page(List<Group> groups, long total) {
        return PartialListResponse.<Group>builder()
                .resources(groups)
                .totalResults(total)
                .build();
    }

    private Group toGroup(ScimClient client, GroupRecord known, boolean withMembers) {
        Group group = new Group();
        group.setId(known.id().toString());
        group.setExternalId(known.origin().externalId());
        group.setDisplayName(known.name());
        if (withMembers) {
            group.setMembers(groups.members(client, known.id()).stream()
                    .sorted(Comparator.comparing(PersonId::value))
                    .map(member -> new Member("User", null, null, member.toString(), null))
                    .toList());
        }
        Meta meta = new Meta();
        if (withMembers) {
            // Its members are part of what has a version.
            meta.setVersion(ScimVersion.of(group));
        }
        Instant updatedAt = Optional.ofNullable(known.updatedAt()).orElse(Instant.EPOCH);
        meta.setCreated(updatedAt);
        meta.setLastModified(updatedAt);
        group.setMeta(meta);
        return group;
    }
}
