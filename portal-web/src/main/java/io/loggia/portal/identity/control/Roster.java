package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.GroupId;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The side of the roster that outside sources write to: identity providers, SCIM clients, a Keycloak realm, lists. People
 * are found by their unchanging id at the source, never by name or address, which are given to somebody else one day.
 *
 * <p>Nobody is ever deleted here, only disabled: reports and completions go on naming them. Whoever changes rights calls
 * {@link Sessions#forget()} afterwards, and {@link Sessions#endAll} for someone who was disabled.
 */
@ApplicationScoped
public class Roster {

    private static final int MAX_USERNAME = 320;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private People people;

    @Inject
    private Places places;

    /**
     * A person as a source knows them.
     *
     * @param username wanted user name; when somebody else has it, a number is added
     */
    public record Entry(
            Origin origin,
            String username,
            String name,
            @Nullable String email,
            boolean enabled) {}

    /** What an outside source says of someone's place; null leaves it as it is. */
    public record Place(
            @Nullable Set<Role> roles,
            @Nullable Placement department,
            @Nullable Set<GroupId> groups) {}

    /** A department, or that there is none. */
    public record Placement(@Nullable DepartmentId department) {}

    /** A person with what only their source knows. */
    public record Kept(
            PersonId id,
            String username,
            String name,
            @Nullable String email,
            Origin origin,
            @Nullable DepartmentId department,
            Set<GroupId> groups,
            @Nullable PersonId manager,
            boolean enabled,
            Instant createdAt,
            Instant updatedAt) {}

    public Optional<Kept> find(PersonId id) {
        return Optional.ofNullable(entities.find(Person.class, id.value())).map(Roster::toKept);
    }

    /** The person of that id at that source. */
    public Optional<Kept> byExternalId(@Nullable UUID sourceId, String externalId) {
        return entities.createQuery("select p from Person p where p.externalId = :external", Person.class)
                .setParameter("external", externalId)
                .getResultStream()
                .filter(person -> person.sourceId().equals(Optional.ofNullable(sourceId)))
                .findFirst()
                .map(Roster::toKept);
    }

    public Optional<Kept> byUsername(String username) {
        return people.byUsername(username).map(Roster::toKept);
    }

    public PersonId add(Entry entry) {
        Person person =
                new Person(PersonId.random(), freeUsername(entry.username(), null), entry.name(), Instant.now());
        write(person, entry);
        entities.persist(person);
        entities.flush();
        return person.id();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person */
    public void change(PersonId id, Entry entry) {
        Person person = require(id);
        person.setUsername(freeUsername(entry.username(), person));
        person.rename(entry.name());
        write(person, entry);
    }

    /**
     * Gives someone their place. Returns whether that changed anything.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person
     */
    public boolean place(PersonId id, Place place) {
        Person person = require(id);
        boolean changed = false;
        if (place.roles() != null && !person.roles().equals(withViewer(place.roles()))) {
            person.setRoles(place.roles());
            changed = true;
        }
        Placement placement = place.department();
        if (placement != null && !Optional.ofNullable(placement.department()).equals(person.department())) {
            places.move(person, placement.department());
            changed = true;
        }
        if (place.groups() != null && !person.groups().equals(place.groups())) {
            person.setGroups(place.groups());
            changed = true;
        }
        if (changed) {
            person.touch(Instant.now());
        }
        return changed;
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person */
    public void setManager(PersonId id, @Nullable PersonId manager) {
        Person person = require(id);
        person.setManager(manager);
        person.touch(Instant.now());
    }

    /** Notes a sign-in that was not by password. */
    public void signedIn(PersonId id, Instant at) {
        require(id).signedIn(at);
    }

    private static Set<Role> withViewer(Set<Role> roles) {
        Set<Role> all = new HashSet<>(roles);
        all.add(Role.VIEWER);
        return all;
    }

    private static void write(Person person, Entry entry) {
        Origin origin = entry.origin();
        person.setOrigin(origin.source(), origin.sourceId(), origin.externalId());
        person.setEmail(entry.email());
        person.setEnabled(entry.enabled());
        person.touch(Instant.now());
    }

    private String freeUsername(String wanted, @Nullable Person own) {
        String base = wanted.strip().toLowerCase(Locale.ROOT);
        base = base.length() > MAX_USERNAME - 8 ? base.substring(0, MAX_USERNAME - 8) : base;
        String candidate = base;
        for (int number = 2; isTaken(candidate, own); number++) {
            candidate = base + "~" + number;
        }
        return candidate;
    }

    private boolean isTaken(String username, @Nullable Person own) {
        return people.byUsername(username)
                .filter(person -> own == null || !person.id().equals(own.id()))
                .isPresent();
    }

    private Person require(PersonId id) {
        Person person = entities.find(Person.class, id.value());
        if (person == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person.");
        }
        return person;
    }

    static Kept toKept(Person person) {
        return new Kept(
                person.id(),
                person.username(),
                person.name(),
                person.email().orElse(null),
                new Origin(
                        person.source(),
                        person.sourceId().orElse(null),
                        person.externalId().orElse(null)),
                person.department().orElse(null),
                person.groups(),
                person.manager().orElse(null),
                person.enabled(),
                person.createdAt(),
                person.updatedAt());
    }
}
