package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.DepartmentPaths;
import io.loggia.portal.identity.control.Groups;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.OwnedRoster;
import io.loggia.portal.identity.control.OwnedRoster.Wanted;
import io.loggia.portal.identity.control.Roster;
import io.loggia.portal.identity.control.Roster.Entry;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.Roster.Place;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.identity.control.RosterOrder;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.roster.control.ScimForm.Named;
import io.loggia.portal.roster.entity.ScimName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People as SCIM clients keep them. A client never sees, changes or takes over anyone but its own. */
@ApplicationScoped
public class ScimPeople {

    private static final String KIND = "person";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Roster roster;

    @Inject
    private OwnedRoster owned;

    @Inject
    private DepartmentPaths departments;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    /**
     * A person with what a client is told of them.
     *
     * @param groups the client's own groups that they are in, by name
     */
    record Known(
            Kept person,
            @Nullable String given,
            @Nullable String family,
            @Nullable String department,
            List<GroupRecord> groups) {}

    Optional<Known> find(ScimClient client, PersonId id) {
        return owned.person(client.owner(), id)
                .map(person -> known(client, List.of(person)).getFirst());
    }

    /** The same for a change: until it is made, or refused for another version, others who would change it wait. */
    Optional<Known> findForChange(ScimClient client, PersonId id) {
        owned.lock(id);
        return find(client, id);
    }

    List<Known> list(ScimClient client, Wanted wanted, RosterOrder order, int offset, int limit) {
        return known(client, owned.people(client.owner(), wanted, order, offset, limit));
    }

    long count(ScimClient client, Wanted wanted) {
        return owned.count(client.owner(), wanted);
    }

    /** Adds someone, or brings back who was removed under the same external id. */
    Known create(ScimClient client, ScimForm form) {
        String externalId = form.externalId();
        PersonId returning = externalId == null
                ? null
                : owned.removed(client.owner(), externalId).orElse(null);
        refuseTaken(client, form, returning);
        Entry entry = new Entry(
                client.origin(externalId),
                form.username(),
                form.name(null),
                form.email(),
                !Boolean.FALSE.equals(form.active()));
        PersonId id;
        if (returning == null) {
            id = roster.add(entry);
        } else {
            id = returning;
            owned.restore(id);
            roster.change(id, entry);
        }
        place(client, id, form);
        Known created = flushed(client, id);
        audit.by(client.actor(), "person.created", subject(created), null, ScimStates.person(created));
        return created;
    }

    /** @throws ResourceNotFoundException when it is nobody of the client's */
    Known replace(ScimClient client, PersonId id, ScimForm form) {
        Known before = findForChange(client, id).orElseThrow(ScimPeople::notFound);
        refuseTaken(client, form, id);
        Kept person = before.person();
        String externalId = form.externalId() == null ? person.origin().externalId() : form.externalId();
        boolean enabled = form.active() == null ? person.enabled() : form.active();
        roster.change(
                id,
                new Entry(
                        client.origin(externalId),
                        form.username(),
                        form.name(new Named(person.name(), before.given(), before.family())),
                        form.email() == null && form.complete() ? person.email() : form.email(),
                        enabled));
        place(client, id, form);
        Known after = flushed(client, id);
        boolean left = person.enabled() && !enabled;
        if (left) {
            sessions.endAll(id);
        }
        String was = ScimStates.person(before);
        String is = ScimStates.person(after);
        if (!was.equals(is)) {
            audit.by(client.actor(), left ? "person.disabled" : "person.changed", subject(after), was, is);
        }
        return after;
    }

    /**
     * Takes someone off the client's roster. They can no longer sign in, and are no longer told of over SCIM; reports go on
     * naming them.
     */
    void remove(ScimClient client, PersonId id) {
        Known before = findForChange(client, id).orElseThrow(ScimPeople::notFound);
        owned.remove(id);
        sessions.endAll(id);
        audit.by(
                client.actor(),
                "person.disabled",
                subject(before),
                ScimStates.person(before),
                ScimStates.removed(before));
    }

    private void refuseTaken(ScimClient client, ScimForm form, @Nullable PersonId own) {
        Optional<Kept> bearer = roster.byUsername(form.username());
        if (bearer.isPresent() && !bearer.get().id().equals(own)) {
            owned.releaseUsername(client.owner(), form.username());
            if (roster.byUsername(form.username()).isPresent()) {
                throw taken(
                        "The userName belongs to somebody else. An account that was made here is never taken over.");
            }
        }
        String externalId = form.externalId();
        if (externalId != null && isTaken(client, externalId, own)) {
            throw taken("The externalId belongs to somebody else.");
        }
    }

    private boolean isTaken(ScimClient client, String externalId, @Nullable PersonId own) {
        Optional<PersonId> ours = owned.people(client.owner(), new Wanted(null, null, externalId), 0, 1).stream()
                .findFirst()
                .map(Kept::id);
        // Within a provider the id is unique whoever wrote it.
        Optional<PersonId> bearer = ours.isPresent() || client.providerId() == null
                ? ours
                : roster.byExternalId(client.providerId(), externalId).map(Kept::id);
        return bearer.isPresent() && !bearer.get().equals(own);
    }

    private void place(ScimClient client, PersonId id, ScimForm form) {
        String path = form.department();
        if (path != null || !form.complete()) {
            DepartmentId department = path == null
                    ? null
                    : departments.findOrAdd(path, client.origin(null)).orElse(null);
            roster.place(id, new Place(null, new Placement(department), null));
        }
        if (form.manager() != null || !form.complete()) {
            roster.setManager(id, manager(client, form.manager()));
        }
        ScimName name = Optional.ofNullable(entities.find(ScimName.class, id.value()))
                .orElseGet(() -> new ScimName(id.value()));
        if (form.given() != null || form.family() != null || !form.complete()) {
            name.set(form.given(), form.family());
        }
        entities.merge(name);
    }

    private @Nullable PersonId manager(ScimClient client, @Nullable String written) {
        if (written == null) {
            return null;
        }
        UUID id = ScimIds.parse(written);
        if (id == null || owned.person(client.owner(), new PersonId(id)).isEmpty()) {
            throw new BadRequestException(
                    "manager.value is the id of a user that this client has created.",
                    null,
                    ScimType.RFC7644.INVALID_VALUE);
        }
        return new PersonId(id);
    }

    /** The person as the database has them now, so that what it refuses is refused here. */
    private Known flushed(ScimClient client, PersonId id) {
        entities.flush();
        return find(client, id).orElseThrow(ScimPeople::notFound);
    }

    private List<Known> known(ScimClient client, List<Kept> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        Map<UUID, ScimName> names = new HashMap<>();
        entities.createQuery("select n from ScimName n where n.personId in :ids", ScimName.class)
                .setParameter(
                        "ids",
                        people.stream().map(person -> person.id().value()).toList())
                .getResultList()
                .forEach(name -> names.put(name.personId(), name));
        Map<DepartmentId, String> labels = departments.labels();
        Map<GroupId, GroupRecord> visible = groups.all().stream()
                .filter(group ->
                        client.owner().sources().contains(group.origin().source())
                                && Objects.equals(group.origin().sourceId(), client.providerId()))
                .collect(Collectors.toMap(GroupRecord::id, group -> group));
        return people.stream()
                .map(person -> {
                    ScimName name = names.get(person.id().value());
                    DepartmentId department = person.department();
                    return new Known(
                            person,
                            name == null ? null : name.givenName(),
                            name == null ? null : name.familyName(),
                            department == null ? null : labels.get(department),
                            person.groups().stream()
                                    .filter(visible::containsKey)
                                    .map(visible::get)
                                    .sorted(Comparator.comparing(GroupRecord::name))
                                    .toList());
                })
                .toList();
    }

    private static Subject subject(Known known) {
        return new Subject(KIND, known.person().id().toString(), known.person().name());
    }

    private static ConflictException taken(String detail) {
        // RFC 7644 §3.3: "If the service provider determines that the creation of the requested resource conflicts with
        // existing resources (e.g., a "User" resource with a duplicate "userName"), the service provider MUST return
        // HTTP
        // status code 409 (Conflict) with a "scimType" error code of "uniqueness"".
        return new ConflictException(detail, ScimType.RFC7644.UNIQUENESS);
    }

    static ResourceNotFoundException notFound() {
        return new ResourceNotFoundException("There is no such resource.");
    }
}
