package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.identity.entity.Department;
import io.loggia.portal.identity.entity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The department tree in the hands of an admin. Whoever changes it calls {@link Sessions#forget()} afterwards. */
@ApplicationScoped
public class DepartmentTree {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Departments departments;

    @Inject
    private Places places;

    /** A department as admins see it; {@code managers} by name. */
    public record ManagedDepartment(
            DepartmentId id,
            String name,
            @Nullable DepartmentId parentId,
            long people,
            List<PersonInfo> managers,
            RosterSource source) {}

    /** Every department, by name. */
    public List<ManagedDepartment> all() {
        Map<DepartmentId, List<PersonInfo>> managers = managers();
        Map<DepartmentId, RosterSource> sources = new HashMap<>();
        entities.createQuery("select d from Department d", Department.class)
                .getResultStream()
                .forEach(department -> sources.put(department.id(), department.source()));
        return departments.all().stream()
                .map(node -> new ManagedDepartment(
                        node.id(),
                        node.name(),
                        node.parentId(),
                        node.people(),
                        managers.getOrDefault(node.id(), List.of()),
                        sources.getOrDefault(node.id(), RosterSource.LOCAL)))
                .toList();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when there is none of that id, or none any more */
    public ManagedDepartment find(DepartmentId id) {
        return all().stream()
                .filter(department -> department.id().equals(id))
                .findFirst()
                .orElseThrow(DepartmentTree::unknown);
    }

    /** From the root down, as in {@code Sales / Sales North}; null for no department. */
    public @Nullable String path(@Nullable DepartmentId id) {
        if (id == null) {
            return null;
        }
        Map<DepartmentId, String> names = departments.names();
        List<String> path = new ArrayList<>();
        departments.upwards(id).forEach(above -> path.addFirst(names.getOrDefault(above, "")));
        return String.join(" / ", path);
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when a department beside it has the name already */
    public DepartmentId add(String name, @Nullable DepartmentId parent) {
        if (parent != null) {
            require(parent);
        }
        refuseTwin(name, parent, null);
        DepartmentId id = DepartmentId.random();
        departments.add(id, name.strip(), parent);
        return id;
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when a department beside it has the name already */
    public void rename(DepartmentId id, String name) {
        Department department = require(id);
        refuseTwin(name, department.parent().orElse(null), id);
        places.rename(department, name.strip());
    }

    /** @throws LoggiaException {@link ErrorCode#CONFLICT} when it would come to lie below itself, or beside a namesake */
    public void move(DepartmentId id, @Nullable DepartmentId parent) {
        Department department = require(id);
        if (parent != null) {
            require(parent);
            if (departments.subtree(id).contains(parent)) {
                throw new LoggiaException(ErrorCode.CONFLICT, "A department cannot lie below itself.");
            }
        }
        refuseTwin(department.name(), parent, id);
        department.moveBelow(parent);
        entities.flush();
    }

    /** Those and no others manage the department from now on; whoever is new to it becomes a manager. */
    public void setManagers(DepartmentId id, Set<PersonId> managers) {
        require(id);
        Set<PersonId> before = new HashSet<>();
        managers().getOrDefault(id, List.of()).forEach(manager -> before.add(manager.id()));
        for (PersonId person : managers) {
            Person added = entities.find(Person.class, person.value());
            if (added == null) {
                throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person.");
            }
            if (!before.contains(person)) {
                manage(added, id, true);
            }
        }
        before.removeAll(managers);
        before.forEach(person -> manage(entities.find(Person.class, person.value()), id, false));
        entities.flush();
    }

    private static void manage(Person person, DepartmentId id, boolean manages) {
        Set<DepartmentId> departments = new HashSet<>(person.manages());
        if (manages) {
            departments.add(id);
            Set<Role> roles = person.roles();
            roles.add(Role.MANAGER);
            person.setRoles(roles);
        } else {
            departments.remove(id);
        }
        person.setManages(departments);
        person.touch(Instant.now());
    }

    /**
     * Takes a department out of the tree. Its people and the departments below it go to {@code moveTo}, and so does what
     * was watched there, still under its own name.
     *
     * @param moveTo null for a department that holds nobody and nothing
     * @throws LoggiaException {@link ErrorCode#DEPARTMENT_IN_USE} when it holds somebody or something and
     *     {@code moveTo} is null; {@link ErrorCode#CONFLICT} when {@code moveTo} is itself or below it
     */
    public void remove(DepartmentId id, @Nullable DepartmentId moveTo) {
        Department department = require(id);
        List<Department> below = entities.createQuery(
                        "select d from Department d where d.parentId = :id and d.removedAt is null", Department.class)
                .setParameter("id", id.value())
                .getResultList();
        List<Person> people = entities.createQuery("select p from Person p where p.departmentId = :id", Person.class)
                .setParameter("id", id.value())
                .getResultList();
        if (moveTo == null && !(below.isEmpty() && people.isEmpty())) {
            throw new LoggiaException(
                    ErrorCode.DEPARTMENT_IN_USE, "There are people or departments in it. Say where they should go.");
        }
        if (moveTo != null) {
            require(moveTo);
            if (departments.subtree(id).contains(moveTo)) {
                throw new LoggiaException(
                        ErrorCode.CONFLICT, "Its people cannot go to a department that lies below it.");
            }
            below.forEach(child -> refuseTwin(child.name(), moveTo, child.id()));
            below.forEach(child -> child.moveBelow(moveTo));
            people.forEach(person -> {
                places.move(person, moveTo);
                person.touch(Instant.now());
            });
            department.moveBelow(moveTo);
        }
        managers()
                .getOrDefault(id, List.of())
                .forEach(manager ->
                        manage(entities.find(Person.class, manager.id().value()), id, false));
        department.remove(Instant.now());
        entities.flush();
    }

    private Map<DepartmentId, List<PersonInfo>> managers() {
        Map<DepartmentId, List<PersonInfo>> managers = new HashMap<>();
        entities.createQuery("select p, m from Person p join p.manages m", Object[].class)
                .getResultStream()
                .forEach(row -> {
                    Person person = (Person) row[0];
                    managers.computeIfAbsent(new DepartmentId((UUID) row[1]), any -> new ArrayList<>())
                            .add(new PersonInfo(
                                    person.id(),
                                    person.name(),
                                    person.department().orElse(null),
                                    person.enabled()));
                });
        managers.values().forEach(people -> people.sort(Comparator.comparing(PersonInfo::name)));
        return managers;
    }

    private void refuseTwin(String name, @Nullable DepartmentId parent, @Nullable DepartmentId own) {
        departments.child(parent, name).filter(twin -> !twin.equals(own)).ifPresent(twin -> {
            throw new LoggiaException(ErrorCode.CONFLICT, "There is a department of that name at this place already.");
        });
    }

    private Department require(DepartmentId id) {
        Department department = entities.find(Department.class, id.value());
        if (department == null || department.isRemoved()) {
            throw unknown();
        }
        return department;
    }

    private static LoggiaException unknown() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "There is no such department.");
    }
}
