package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.Groups;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.OwnedRoster;
import io.loggia.portal.identity.control.OwnedRoster.WantedGroup;
import io.loggia.portal.identity.control.Roster;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.Roster.Place;
import io.loggia.portal.identity.control.RosterOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups as SCIM clients keep them. */
@ApplicationScoped
public class ScimGroups {

    private static final String KIND = "group";
    private static final int MAX_NAME = 200;
    private static final int MAX_EXTERNAL_ID = 255;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Groups groups;

    @Inject
    private Roster roster;

    @Inject
    private OwnedRoster owned;

    @Inject
    private AuditLog audit;

    /** A group as a client has written it. */
    record Form(String name, @Nullable String externalId, Set<String> members) {

        Form {
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw refused("displayName has 1 to " + MAX_NAME + " characters.");
            }
            if (externalId != null && externalId.length() > MAX_EXTERNAL_ID) {
                throw refused("externalId may have " + MAX_EXTERNAL_ID + " characters at most.");
            }
        }
    }

    Optional<GroupRecord> find(ScimClient client, GroupId id) {
        return owned.group(client.owner(), id);
    }

    /** @see ScimPeople#findForChange */
    Optional<GroupRecord> findForChange(ScimClient client, GroupId id) {
        owned.lock(id);
        return find(client, id);
    }

    List<GroupRecord> list(ScimClient client, WantedGroup wanted, RosterOrder order, int offset, int limit) {
        return owned.groups(client.owner(), wanted, order, offset, limit);
    }

    long count(ScimClient client, WantedGroup wanted) {
        return owned.count(client.owner(), wanted);
    }

    List<PersonId> members(ScimClient client, GroupId id) {
        return owned.members(client.owner(), id);
    }

    GroupRecord create(ScimClient client, Form form) {
        refuseTaken(client, form, null);
        GroupId id = groups.add(form.name(), client.origin(form.externalId()));
        setMembers(client, id, form);
        entities.flush();
        audit.by(
                client.actor(),
                "group.created",
                subject(id, form.name()),
                null,
                ScimStates.group(form.name(), form.externalId(), form.members().size()));
        return find(client, id).orElseThrow(ScimPeople::notFound);
    }

    GroupRecord replace(ScimClient client, GroupId id, Form form) {
        GroupRecord before = findForChange(client, id).orElseThrow(ScimPeople::notFound);
        refuseTaken(client, form, id);
        String externalId = form.externalId() == null ? before.origin().externalId() : form.externalId();
        groups.change(id, form.name(), client.origin(externalId));
        if (!before.name().equals(form.name())) {
            long members = owned.members(client.owner(), id).size();
            audit.by(
                    client.actor(),
                    "group.changed",
                    subject(id, form.name()),
                    ScimStates.group(before.name(), before.origin().externalId(), members),
                    ScimStates.group(form.name(), externalId, members));
        }
        setMembers(client, id, form);
        entities.flush();
        return find(client, id).orElseThrow(ScimPeople::notFound);
    }

    void remove(ScimClient client, GroupId id) {
        GroupRecord before = findForChange(client, id).orElseThrow(ScimPeople::notFound);
        int members = members(client, id).size();
        groups.remove(id);
        audit.by(
                client.actor(),
                "group.removed",
                subject(id, before.name()),
                ScimStates.group(before.name(), before.origin().externalId(), members),
                null);
    }

    private void refuseTaken(ScimClient client, Form form, @Nullable GroupId own) {
        String externalId = form.externalId();
        boolean nameTaken = isTaken(client, new WantedGroup(null, form.name(), null), own);
        boolean idTaken = externalId != null && isTaken(client, new WantedGroup(null, null, externalId), own);
        // Within a provider the id is unique whoever wrote it.
        boolean idTakenAtProvider = externalId != null
                && client.providerId() != null
                && groups.byExternalId(client.providerId(), externalId)
                        .filter(group -> !group.id().equals(own))
                        .isPresent();
        if (nameTaken || idTaken || idTakenAtProvider) {
            throw new ConflictException(
                    "There is a group of that " + (nameTaken ? "displayName." : "externalId."),
                    ScimType.RFC7644.UNIQUENESS);
        }
    }

    private boolean isTaken(ScimClient client, WantedGroup wanted, @Nullable GroupId own) {
        return owned.groups(client.owner(), wanted, 0, 2).stream()
                .anyMatch(group -> !group.id().equals(own));
    }

    private void setMembers(ScimClient client, GroupId group, Form form) {
        Set<PersonId> wanted = new HashSet<>();
        for (String member : form.members()) {
            UUID id = ScimIds.parse(member);
            if (id == null) {
                throw noMember(member);
            }
            wanted.add(new PersonId(id));
        }
        Set<PersonId> before = new HashSet<>(owned.members(client.owner(), group));
        Set<PersonId> leaving = new HashSet<>(before);
        leaving.removeAll(wanted);
        wanted.removeAll(before);
        for (PersonId joining : wanted) {
            Kept person = owned.person(client.owner(), joining).orElseThrow(() -> noMember(joining.toString()));
            Set<GroupId> all = new HashSet<>(person.groups());
            all.add(group);
            roster.place(joining, new Place(null, null, all));
        }
        for (PersonId leaver : leaving) {
            Set<GroupId> rest =
                    new HashSet<>(roster.find(leaver).map(Kept::groups).orElse(Set.of()));
            rest.remove(group);
            roster.place(leaver, new Place(null, null, rest));
        }
        if (!wanted.isEmpty() || !leaving.isEmpty()) {
            audit.by(
                    client.actor(),
                    "group.members-changed",
                    subject(group, form.name()),
                    null,
                    ScimStates.members(form.name(), texts(wanted), texts(leaving)));
        }
    }

    private static List<String> texts(Set<PersonId> people) {
        return people.stream().map(PersonId::toString).sorted().toList();
    }

    private static Subject subject(GroupId id, String name) {
        return new Subject(KIND, id.toString(), name);
    }

    private static BadRequestException noMember(String id) {
        return refused("A member is a user that this client has created; this is none: " + id);
    }

    private static BadRequestException refused(String detail) {
        return new BadRequestException(detail, null, ScimType.RFC7644.INVALID_VALUE);
    }
}
