package io.loggia.portal.identity.control;

import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.portal.identity.control.Departments.EverDepartment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who belongs to audiences by the roster of this moment; people who are disabled belong to none. */
@ApplicationScoped
public class AudienceMembers {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Departments departments;

    /**
     * Somebody as audiences know them.
     *
     * @param placedAt since when they are in their department and groups
     * @param principals what their audiences are matched by
     */
    public record Member(
            PersonId id, String name, @Nullable DepartmentId department, Instant placedAt, Set<Principal> principals) {

        public Member {
            principals = Set.copyOf(principals);
        }

        public boolean isIn(Audience audience) {
            return !Collections.disjoint(audience.principals(), principals);
        }
    }

    /** Everyone, by name. */
    public List<Member> everyone() {
        return members("", Map.of(), groups(null));
    }

    /** Everyone directly in one of these departments, by name. */
    public List<Member> in(Set<DepartmentId> some) {
        return some.isEmpty()
                ? List.of()
                : members(
                        " and p.departmentId in :departments",
                        Map.of(
                                "departments",
                                some.stream().map(DepartmentId::value).toList()),
                        groups(null));
    }

    /** One person; empty for who is disabled. */
    public Optional<Member> find(PersonId person) {
        return members(" and p.id = :one", Map.of("one", person.value()), groups(person)).stream()
                .findFirst();
    }

    /** Since when a person is in their department and groups. */
    public Optional<Instant> placedAt(PersonId person) {
        return entities.createQuery("select p.placedAt from Person p where p.id = :id", Instant.class)
                .setParameter("id", person.value())
                .getResultStream()
                .findFirst();
    }

    private List<Member> members(String condition, Map<String, Object> parameters, Map<UUID, Set<Principal>> groups) {
        Map<DepartmentId, Set<Principal>> inherited = new HashMap<>();
        Map<DepartmentId, @Nullable DepartmentId> parents = new HashMap<>();
        for (EverDepartment department : departments.ever()) {
            parents.put(department.id(), department.parentId());
        }
        TypedQuery<Object[]> typed = entities.createQuery(
                "select p.id, p.name, p.departmentId, p.placedAt from Person p where p.enabled = true" + condition
                        + " order by p.name, p.id",
                Object[].class);
        parameters.forEach(typed::setParameter);
        return typed.getResultList().stream()
                .map(row -> {
                    PersonId id = new PersonId((UUID) row[0]);
                    DepartmentId department = row[2] instanceof UUID in ? new DepartmentId(in) : null;
                    Set<Principal> principals = new HashSet<>(groups.getOrDefault(id.value(), Set.of()));
                    principals.add(Principal.everyone());
                    principals.add(Principal.of(id));
                    if (department != null) {
                        principals.addAll(inherited.computeIfAbsent(department, one -> upwards(one, parents)));
                    }
                    return new Member(id, (String) row[1], department, (Instant) row[3], principals);
                })
                .toList();
    }

    /** @param one whose; null for everyone's */
    private Map<UUID, Set<Principal>> groups(@Nullable PersonId one) {
        Map<UUID, Set<Principal>> groups = new HashMap<>();
        TypedQuery<Object[]> query = entities.createQuery(
                "select p.id, g from Person p join p.groups g where p.enabled = true"
                        + (one == null ? "" : " and p.id = :one"),
                Object[].class);
        if (one != null) {
            query.setParameter("one", one.value());
        }
        query.getResultList()
                .forEach(row -> groups.computeIfAbsent((UUID) row[0], any -> new HashSet<>())
                        .add(Principal.of(new GroupId((UUID) row[1]))));
        return groups;
    }

    private static Set<Principal> upwards(DepartmentId start, Map<DepartmentId, @Nullable DepartmentId> parents) {
        Set<Principal> path = new HashSet<>();
        DepartmentId at = start;
        while (at != null && path.add(Principal.of(at))) {
            at = parents.get(at);
        }
        return path;
    }
}
