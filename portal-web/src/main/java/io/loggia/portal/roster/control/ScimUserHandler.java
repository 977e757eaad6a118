package io.loggia.portal.roster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.GroupNode;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.loggia.domain.PersonId;
import io.loggia.portal.identity.control.OwnedRoster.Wanted;
import io.loggia.portal.identity.control.RosterOrder;
import io.loggia.portal.roster.control.ScimPeople.Known;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users of the SCIM protocol, which are people here. */
final class ScimUserHandler extends ResourceHandler<User> {

    /** Beyond this many people, a filter that the database cannot answer is refused. */
    static final int MAX_SIFTED = 5000;

    private static final Set<String> COLUMNS = Set.of("id", "username", "externalid");

    private final ScimPeople people;

    ScimUserHandler(ScimPeople people) {
        this.people = people;
    }

    @Override
    public User createResource(User resource, Context context) {
        return toUser(people.create(ScimContext.client(context), ScimForm.of(resource, true)));
    }

    @Override
    public User getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        ScimClient client = ScimContext.client(context);
        // Of a change, this is the first half: the engine compares versions by it.
        return (ScimContext.isRead(context)
                        ? people.find(client, person(id))
                        : people.findForChange(client, person(id)))
                .map(ScimUserHandler::toUser)
                .orElseThrow(ScimPeople::notFound);
    }

    @Override
    public PartialListResponse<User> listResources(
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
        Wanted wanted = new Wanted(
                id == null ? null : new PersonId(id), narrowed.text("username"), narrowed.text("externalid"));
        RosterOrder order = ScimOrder.ofUsers(sortBy, sortOrder);
        int offset = (int) Math.min(startIndex - 1, Integer.MAX_VALUE);
        long total = people.count(client, wanted);
        if (narrowed.isExact()) {
            return page(
                    people.list(client, wanted, order, offset, count).stream()
                            .map(ScimUserHandler::toUser)
                            .toList(),
                    total);
        }
        if (total > MAX_SIFTED) {
            throw tooMany();
        }
        List<User> all = people.list(client, wanted, order, 0, MAX_SIFTED).stream()
                .map(ScimUserHandler::toUser)
                .toList();
        all.forEach(ScimUserHandler::completeForFilter);
        List<User> found = FilterResourceResolver.filterResources(getServiceProvider(), all, filter);
        return page(found.stream().skip(offset).limit(count).toList(), found.size());
    }

    @Override
    public User updateResource(User resource, Context context) {
        boolean complete = context.getUriInfos().getHttpMethod() == HttpMethod.PUT;
        PersonId id = person(resource.getId().orElse(""));
        return toUser(people.replace(ScimContext.client(context), id, ScimForm.of(resource, complete)));
    }

    @Override
    public void deleteResource(String id, Context context) {
        people.remove(ScimContext.client(context), person(id));
    }

    static BadRequestException tooMany() {
        return new BadRequestException(
                "This filter would have to look at more than " + MAX_SIFTED
                        + " resources. Filter by id, userName or externalId.",
                null,
                ScimType.RFC7644.TOO_MANY);
    }

    private static PersonId person(@Nullable String id) {
        UUID uuid = ScimIds.parse(id);
        if (uuid == null) {
            throw ScimPeople.notFound();
        }
        return new PersonId(uuid);
    }

    private static PartialListResponse<User> page(List<User> users, long total) {
        return PartialListResponse.<User>builder()
                .resources(users)
                .totalResults(total)
                .build();
    }

    /** The engine's filter takes every extension for present. */
    private static void completeForFilter(User user) {
        if (user.getEnterpriseUser().isEmpty()) {
            ObjectNode empty = user.objectNode();
            user.set(ScimDialect.ENTERPRISE, empty);
        }
    }

    static User toUser(Known known) {
        User user = new User();
        user.setId(known.person().id().toString());
        user.setExternalId(known.person().origin().externalId());
        user.setUserName(known.person().username());
        user.setDisplayName(known.person().name());
        Name name = new Name();
        name.setFormatted(known.person().name());
        name.setGivenName(known.given());
        name.setFamilyName(known.family());
        user.setName(name);
        user.setActive(known.person().enabled());
        if (known.person().email() != null) {
            user.setEmails(List.of(new Email("work", true, null, known.person().email(), null)));
        }
        user.setGroups(known.groups().stream()
                .map(group ->
                        new GroupNode("direct", null, group.name(), group.id().toString(), null))
                .toList());
        EnterpriseUser work = new EnterpriseUser();
        PersonId manager = known.person().manager();
        if (known.department() != null) {
            work.setDepartment(known.department());
        }
        if (manager != null) {
            work.setManager(new Manager(manager.toString(), null, null));
        }
        if (known.department() != null || manager != null) {
            user.setEnterpriseUser(work);
        }
        Meta meta = new Meta();
        meta.setVersion(ScimVersion.of(user));
        meta.setCreated(known.person().createdAt());
        meta.setLastModified(known.person().updatedAt());
        user.setMeta(meta);
        return user;
    }
}
