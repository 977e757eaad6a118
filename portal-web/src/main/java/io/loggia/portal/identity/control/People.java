package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.GroupId;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.entity.PeopleGroup;
import io.loggia.portal.identity.entity.Person;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Portions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roster: everyone the portal knows, signed in or not. */
@ApplicationScoped
public class People {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Departments departments;

    @Inject
    private Passwords passwords;

    @Inject
    private Places places;

    /** What other features may know of a person. */
    public record PersonInfo(
            PersonId id, String name, @Nullable DepartmentId department, boolean enabled) {}

    /** A person as admins see them. */
    public record PersonRecord(
            PersonId id,
            String username,
            String name,
            @Nullable DepartmentId department,
            Set<Role> roles,
            Set<DepartmentId> manages,
            boolean enabled,
            @Nullable Instant lastSignInAt) {}

    /** A change to a person; null leaves the field as it is. */
    public record PersonChange(
            @Nullable String name,
            @Nullable Set<Role> roles,
            @Nullable DepartmentId department,
            @Nullable Set<DepartmentId> manages,
            @Nullable Boolean enabled) {}

    /** The person as the access policy sees them now; empty when unknown or disabled. */
    public Optional<Viewer> viewer(PersonId id) {
        return Optional.ofNullable(entities.find(Person.class, id.value()))
                .filter(Person::enabled)
                .map(this::toViewer);
    }

    private Viewer toViewer(Person person) {
        Set<Principal> principals = new HashSet<>();
        principals.add(Principal.everyone());
        principals.add(Principal.of(person.id()));
        person.groups().forEach(group -> principals.add(Principal.of(group)));
        person.department()
                .ifPresent(department ->
                        departments.upwards(department).forEach(above -> principals.add(Principal.of(above))));
        Set<DepartmentId> manages = person.manages().isEmpty() ? Set.of() : departments.subtrees(person.manages());
        return new Viewer(
                person.id(), person.name(), person.roles(), person.department().orElse(null), principals, manages);
    }

    public Optional<PersonRecord> find(PersonId id) {
        return Optional.ofNullable(entities.find(Person.class, id.value())).map(People::toRecord);
    }

    /** Names by id, for those that exist. */
    public Map<PersonId, String> names(Collection<PersonId> ids) {
        Map<PersonId, String> names = new HashMap<>();
        for (List<PersonId> some : Portions.of(ids)) {
            entities.createQuery("select p from Person p where p.id in :ids", Person.class)
                    .setParameter("ids", some.stream().map(PersonId::value).toList())
                    .getResultList()
                    .forEach(person -> names.put(person.id(), person.name()));
        }
        return names;
    }

    /** People by id, for those that exist. */
    public Map<PersonId, PersonInfo> infos(Collection<PersonId> ids) {
        Map<PersonId, PersonInfo> infos = new HashMap<>();
        for (List<PersonId> some : Portions.of(ids)) {
            entities.createQuery("select p from Person p where p.id in :ids", Person.class)
                    .setParameter("ids", some.stream().map(PersonId::value).toList())
                    .getResultList()
                    .forEach(person -> infos.put(person.id(), toInfo(person)));
        }
        return infos;
    }

    private static PersonInfo toInfo(Person person) {
        return new PersonInfo(person.id(), person.name(), person.department().orElse(null), person.enabled());
    }

    /** Names of the groups a person belongs to, by id. */
    public Map<String, String> groupNames(PersonId id) {
        Map<String, String> names = new HashMap<>();
        Person person = entities.find(Person.class, id.value());
        if (person != null) {
            person.groups().forEach(group -> {
                PeopleGroup stored = entities.find(PeopleGroup.class, group.value());
                names.put(group.toString(), stored == null ? group.toString() : stored.name());
            });
        }
        return names;
    }

    /** Everyone in the department and below it, disabled people included, by name. */
    public List<PersonInfo> inDepartment(DepartmentId root) {
        Set<DepartmentId> subtree = departments.subtree(root);
        if (subtree.isEmpty()) {
            return List.of();
        }
        return entities
                .createQuery(
                        "select p from Person p where p.departmentId in :departments order by p.name, p.id",
                        Person.class)
                .setParameter(
                        "departments", subtree.stream().map(DepartmentId::value).toList())
                .getResultList()
                .stream()
                .map(People::toInfo)
                .toList();
    }

    /** The groups of everyone in the department and below it, for those who belong to any. */
    public Map<PersonId, Set<GroupId>> groupsIn(DepartmentId root) {
        Map<PersonId, Set<GroupId>> groups = new HashMap<>();
        Set<DepartmentId> subtree = departments.subtree(root);
        if (!subtree.isEmpty()) {
            entities.createQuery(
                            "select p.id, g from Person p join p.groups g where p.departmentId in :departments",
                            Object[].class)
                    .setParameter(
                            "departments",
                            subtree.stream().map(DepartmentId::value).toList())
                    .getResultList()
                    .forEach(row -> groups.computeIfAbsent(new PersonId((UUID) row[0]), any -> new HashSet<>())
                            .add(new GroupId((UUID) row[1])));
        }
        return groups;
    }

    /** People whose name or user name holds {@code text}, by user name. */
    public Page<PersonRecord> list(@Nullable String text, @Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        String pattern = "%" + likeLiteral(text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) + "%";
        List<PersonRecord> rows = entities
                .createQuery(
                        "select p from Person p where p.username > :after and p.erasedNumber is null and (lower(p.name) like :text escape '!'"
                                + " or p.username like :text escape '!') order by p.username",
                        Person.class)
                .setParameter("after", after)
                .setParameter("text", pattern)
                .setMaxResults(limit + 1)
                .getResultList()
                .stream()
                .map(People::toRecord)
                .toList();
        return Page.cut(rows, limit, person -> Cursor.encode(person.username()));
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when the user name is taken */
    public PersonRecord create(
            PersonId id,
            String username,
            String name,
            String password,
            Set<Role> roles,
            @Nullable DepartmentId department) {
        return createHashed(id, username, name, passwords.hash(password), roles, department);
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when the user name is taken */
    PersonRecord createHashed(
            PersonId id,
            String username,
            String name,
            String passwordHash,
            Set<Role> roles,
            @Nullable DepartmentId department) {
        if (byUsername(username).isPresent()) {
            throw new LoggiaException(ErrorCode.CONFLICT, "This user name is taken. Choose another.");
        }
        Person person = new Person(id, username, name, Instant.now());
        person.setPasswordHash(passwordHash);
        person.setRoles(roles);
        person.moveTo(department);
        entities.persist(person);
        entities.flush();
        return toRecord(person);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person */
    public PersonRecord change(PersonId id, PersonChange change) {
        Person person = require(id);
        if (change.name() != null) {
            person.rename(change.name());
        }
        if (change.roles() != null) {
            person.setRoles(change.roles());
        }
        if (change.department() != null) {
            places.move(person, change.department());
        }
        if (change.manages() != null) {
            person.setManages(change.manages());
        }
        if (change.enabled() != null) {
            person.setEnabled(change.enabled());
        }
        person.touch(Instant.now());
        return toRecord(person);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person */
    public void setPassword(PersonId id, String password) {
        require(id).setPasswordHash(passwords.hash(password));
    }

    /**
     * The person can then sign in through an identity provider alone.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is no such person
     */
    public void removePassword(PersonId id) {
        require(id).setPasswordHash(null);
    }

    public long count() {
        return entities.createQuery("select count(p) from Person p", Long.class).getSingleResult();
    }

    /** Those who can sign in. */
    public long countEnabled() {
        return entities.createQuery("select count(p) from Person p where p.enabled = true", Long.class)
                .getSingleResult();
    }

    Optional<Person> byUsername(String username) {
        return entities.createQuery("select p from Person p where p.username = :username", Person.class)
                .setParameter("username", username.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    private Person require(PersonId id) {
        Person person = entities.find(Person.class, id.value());
        if (person == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person.");
        }
        return person;
    }

    static PersonRecord toRecord(Person person) {
        return new PersonRecord(
                person.id(),
                person.username(),
                person.name(),
                person.department().orElse(null),
                person.roles(),
                person.manages(),
                person.enabled(),
                person.lastSignInAt().orElse(null));
    }

    static String likeLiteral(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
