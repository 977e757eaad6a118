package io.loggia.portal.analytics.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.identity.control.Departments.EverDepartment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The department tree of one moment, removed ones too. Whatever has no parent lies at its top. */
final class DepartmentOutline {

    private final Map<DepartmentId, EverDepartment> nodes = new LinkedHashMap<>();
    private final Map<DepartmentId, List<DepartmentId>> children = new HashMap<>();
    private final List<DepartmentId> roots = new ArrayList<>();

    /** @param departments in the order in which they are to be listed */
    DepartmentOutline(List<EverDepartment> departments) {
        departments.forEach(department -> nodes.put(department.id(), department));
        for (EverDepartment department : departments) {
            DepartmentId parent = department.parentId();
            if (parent == null || !nodes.containsKey(parent)) {
                roots.add(department.id());
            } else {
                children.computeIfAbsent(parent, any -> new ArrayList<>()).add(department.id());
            }
        }
    }

    /** How many departments there are. */
    int size() {
        return nodes.size();
    }

    boolean knows(DepartmentId id) {
        return nodes.containsKey(id);
    }

    String name(DepartmentId id) {
        EverDepartment node = nodes.get(id);
        return node == null ? id.toString() : node.name();
    }

    List<DepartmentId> roots() {
        return roots;
    }

    List<DepartmentId> children(DepartmentId id) {
        return children.getOrDefault(id, List.of());
    }

    /** With all below it. */
    Set<DepartmentId> subtree(DepartmentId root) {
        Set<DepartmentId> found = new HashSet<>();
        List<DepartmentId> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            DepartmentId next = open.removeLast();
            if (found.add(next)) {
                open.addAll(children(next));
            }
        }
        return found;
    }

    /** With all below them. */
    Set<DepartmentId> subtrees(Set<DepartmentId> roots) {
        Set<DepartmentId> found = new HashSet<>();
        roots.forEach(root -> found.addAll(subtree(root)));
        return found;
    }

    /** Those of them that are below no other of them, in the order of the list. */
    List<DepartmentId> topmost(Set<DepartmentId> some) {
        return nodes.keySet().stream()
                .filter(some::contains)
                .filter(id -> path(id).stream().noneMatch(above -> !above.equals(id) && some.contains(above)))
                .toList();
    }

    /** From the top of the tree down to the department. */
    List<DepartmentId> path(DepartmentId id) {
        List<DepartmentId> path = new ArrayList<>();
        @Nullable DepartmentId at = id;
        while (at != null && nodes.containsKey(at) && !path.contains(at)) {
            path.addFirst(at);
            at = Objects.requireNonNull(nodes.get(at)).parentId();
        }
        return path;
    }

    /** The departments that a sum over one is the sum of, each with all below it, and its own people. */
    Map<DepartmentId, Set<DepartmentId>> parts(DepartmentId id) {
        Map<DepartmentId, Set<DepartmentId>> parts = new LinkedHashMap<>();
        children(id).forEach(child -> parts.put(child, subtree(child)));
        parts.put(id, Set.of(id));
        return parts;
    }
}
