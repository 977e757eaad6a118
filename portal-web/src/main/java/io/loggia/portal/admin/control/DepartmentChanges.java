package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.DepartmentTree;
import io.loggia.portal.identity.control.DepartmentTree.ManagedDepartment;
import io.loggia.portal.identity.control.People.PersonInfo;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.identity.control.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes to the department tree by an admin: written down, and in force at once. */
@ApplicationScoped
public class DepartmentChanges {

    @Inject
    private DepartmentTree tree;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    /**
     * A change; null leaves a part as it is.
     *
     * @param parent a placement without a department makes it a root
     */
    public record Change(
            @Nullable String name,
            @Nullable Placement parent,
            @Nullable Set<PersonId> managers) {}

    public ManagedDepartment add(String name, @Nullable DepartmentId parent) {
        ManagedDepartment added = tree.find(tree.add(name, parent));
        write("department.created", added, Difference.made(state(added)));
        return added;
    }

    public ManagedDepartment change(DepartmentId id, Change change) {
        ManagedDepartment before = tree.find(id);
        Map<String, @Nullable Object> stateBefore = state(before);
        Placement parent = change.parent();
        if (parent != null && !Objects.equals(parent.department(), before.parentId())) {
            tree.move(id, parent.department());
        }
        if (change.name() != null && !change.name().strip().equals(before.name())) {
            tree.rename(id, change.name());
        }
        if (change.managers() != null) {
            tree.setManagers(id, change.managers());
        }
        ManagedDepartment after = tree.find(id);
        sessions.forget();
        Difference difference = Difference.between(stateBefore, state(after));
        if (!difference.isEmpty()) {
            boolean moved = !Objects.equals(before.parentId(), after.parentId());
            write(moved ? "department.moved" : "department.changed", after, difference);
        }
        return after;
    }

    public void remove(DepartmentId id, @Nullable DepartmentId moveTo) {
        ManagedDepartment before = tree.find(id);
        Map<String, @Nullable Object> state = state(before);
        state.put("people", Long.toString(before.people()));
        state.put("movedTo", tree.path(moveTo));
        tree.remove(id, moveTo);
        sessions.forget();
        write("department.removed", before, Difference.gone(state));
    }

    private Map<String, @Nullable Object> state(ManagedDepartment department) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("name", department.name());
        state.put("below", tree.path(department.parentId()));
        state.put(
                "managers", department.managers().stream().map(PersonInfo::name).toList());
        return state;
    }

    private void write(String action, ManagedDepartment department, Difference difference) {
        audit.byCaller(
                action,
                new Subject("department", department.id().toString(), department.name()),
                difference.before(),
                difference.after());
    }
}
