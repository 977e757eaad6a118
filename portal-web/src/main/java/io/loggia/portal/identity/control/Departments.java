package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.identity.entity.Department;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The department tree. It is small (hundreds of nodes), so it is read whole. */
@ApplicationScoped
public class Departments {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * A node with the number of enabled people directly in it.
     *
     * @param people people of the node itself, without its subtree
     */
    public record DepartmentNode(
            DepartmentId id, String name, @Nullable DepartmentId parentId, long people) {}

    /** One that is in the tree, or was, and then still has its place there for what tells of the past. */
    public record EverDepartment(
            DepartmentId id, String name, @Nullable DepartmentId parentId, boolean removed) {}

    /** Every department that people can be in, by name. */
    public List<DepartmentNode> all() {
        Map<UUID, Long> people = new HashMap<>();
        for (Object[] row : entities.createQuery(
                        "select p.departmentId, count(p) from Person p where p.enabled = true group by p.departmentId",
                        Object[].class)
                .getResultList()) {
            if (row[0] instanceof UUID id && row[1] instanceof Number count) {
                people.put(id, count.longValue());
            }
        }
        return departments().stream()
                .map(d -> new DepartmentNode(
                        d.id(), d.name(), d.parent().orElse(null), people.getOrDefault(d.id().value(), 0L)))
                .sorted(Comparator.comparing(DepartmentNode::name))
                .toList();
    }

    /** Every department there is or was. */
    public List<EverDepartment> ever() {
        return departmentsEver().stream()
                .map(d -> new EverDepartment(d.id(), d.name(), d.parent().orElse(null), d.isRemoved()))
                .sorted(Comparator.comparing(EverDepartment::name))
                .toList();
    }

    /** Names by id. */
    public Map<DepartmentId, String> names() {
        return names(departments());
    }

    /** Names by id, those of removed departments too, for what tells of the past. */
    public Map<DepartmentId, String> namesEver() {
        return names(departmentsEver());
    }

    private static Map<DepartmentId, String> names(List<Department> departments) {
        Map<DepartmentId, String> names = new HashMap<>();
        departments.forEach(d -> names.put(d.id(), d.name()));
        return names;
    }

    /**
     * The department with all below it, removed ones too, since reports name what was watched there; a department that
     * does not exist has an empty subtree.
     */
    public Set<DepartmentId> subtree(DepartmentId root) {
        return subtrees(Set.of(root));
    }

    /** The departments with all below them. */
    public Set<DepartmentId> subtrees(Set<DepartmentId> roots) {
        Map<DepartmentId, List<DepartmentId>> children = new HashMap<>();
        Set<DepartmentId> known = new HashSet<>();
        for (Department department : departmentsEver()) {
            known.add(department.id());
            department
                    .parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(department.id()));
        }
        Set<DepartmentId> found = new HashSet<>();
        List<DepartmentId> open = new ArrayList<>(roots);
        open.retainAll(known);
        while (!open.isEmpty()) {
            DepartmentId next = open.removeLast();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return found;
    }

    /** The department and every one above it, nearest first. */
    public Set<DepartmentId> upwards(DepartmentId start) {
        Set<DepartmentId> path = new LinkedHashSet<>();
        @Nullable DepartmentId at = start;
        while (at != null && path.add(at)) {
            Department department = entities.find(Department.class, at.value());
            at = department == null ? null : department.parent().orElse(null);
        }
        return path;
    }

    public void add(DepartmentId id, String name, @Nullable DepartmentId parent) {
        entities.persist(new Department(id, name, parent));
        // EclipseLink orders inserts by mapped relations only, and a child needs its parent's row.
        entities.flush();
    }

    /** The department of that id at that source. */
    public Optional<DepartmentId> byExternalId(@Nullable UUID sourceId, String externalId) {
        return entities.createQuery("select d from Department d where d.externalId = :external", Department.class)
                .setParameter("external", externalId)
                .getResultStream()
                .filter(department -> department.sourceId().equals(Optional.ofNullable(sourceId)))
                .findFirst()
                .map(Department::id);
    }

    /** The department directly below {@code parent} (a root when null) of that name, whatever its case. */
    public Optional<DepartmentId> child(@Nullable DepartmentId parent, String name) {
        return departments().stream()
                .filter(d -> d.parent().equals(Optional.ofNullable(parent)))
                .filter(d -> d.name().equalsIgnoreCase(name.strip()))
                .map(Department::id)
                .findFirst();
    }

    /** The only department of that name anywhere in the tree; empty when there is none or more than one. */
    public Optional<DepartmentId> onlyNamed(String name) {
        List<DepartmentId> found = departments().stream()
                .filter(d -> d.name().equalsIgnoreCase(name.strip()))
                .map(Department::id)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Gives a department an origin; does nothing when there is no such department. */
    public void setOrigin(DepartmentId id, Origin origin) {
        Department department = entities.find(Department.class, id.value());
        if (department != null) {
            department.setOrigin(origin.source(), origin.sourceId(), origin.externalId());
        }
    }

    private List<Department> departments() {
        return departmentsEver().stream()
                .filter(department -> !department.isRemoved())
                .toList();
    }

    private List<Department> departmentsEver() {
        return entities.createQuery("select d from Department d", Department.class)
                .getResultList();
    }
}
