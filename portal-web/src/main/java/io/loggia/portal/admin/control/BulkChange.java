package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.portal.admin.control.PeopleChanges.Change;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.DepartmentTree;
import io.loggia.portal.identity.control.LocalAdmins;
import io.loggia.portal.identity.control.ManagedFields;
import io.loggia.portal.identity.control.ManagedFields.Managed;
import io.loggia.portal.identity.control.PeopleList;
import io.loggia.portal.identity.control.PeopleList.Listed;
import io.loggia.portal.identity.control.PersonField;
import io.loggia.portal.identity.control.Roster.Placement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change to many people: first said, then done, by the same rules. */
@ApplicationScoped
public class BulkChange {

    @Inject
    private PeopleList list;

    @Inject
    private PeopleChanges changes;

    @Inject
    private DepartmentTree tree;

    @Inject
    private LocalAdmins localAdmins;

    @Inject
    private ManagedFields managed;

    @Inject
    private CurrentViewer current;

    /** What is done to them. */
    public enum Action {
        ENABLE,
        DISABLE,
        MOVE
    }

    /** Why somebody is left out. */
    public enum Refusal {
        /** Nobody takes their own access away. */
        ONESELF,
        /** One administrator with a local account and a password stays. */
        LAST_ADMIN,
        /** An outside source keeps this and would undo it. */
        KEPT_ELSEWHERE
    }

    /** Somebody who is left out. */
    public record Refused(PersonId id, String name, Refusal why) {}

    /**
     * What a change does, or would do.
     *
     * @param affected those who change
     * @param unchanged how many are so already
     */
    public record Plan(List<PersonId> affected, int unchanged, List<Refused> refused) {}

    /** People who do not exist are passed over. */
    public Plan plan(Collection<PersonId> ids, Action action, @Nullable DepartmentId department) {
        if (action == Action.MOVE) {
            tree.find(requireDepartment(department));
        }
        Set<PersonId> admins = new HashSet<>(action == Action.DISABLE ? localAdmins.held() : Set.of());
        List<PersonId> affected = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int unchanged = 0;
        List<Listed> people = list.findAll(ids);
        Map<PersonId, Managed> kept = managed.of(people);
        for (Listed person : people) {
            PersonId id = person.person().id();
            if (isSo(person, action, department)) {
                unchanged++;
                continue;
            }
            Refusal why = refusal(person, action, admins, kept.get(id));
            if (why == null) {
                affected.add(id);
                admins.remove(id);
            } else {
                refused.add(new Refused(id, person.person().name(), why));
            }
        }
        return new Plan(affected, unchanged, refused);
    }

    /** Does what the plan says; each person has an entry of their own in the audit log. */
    public Plan apply(Collection<PersonId> ids, Action action, @Nullable DepartmentId department) {
        Plan plan = plan(ids, action, department);
        Change change = switch (action) {
            case ENABLE -> new Change(null, null, null, null, true);
            case DISABLE -> new Change(null, null, null, null, false);
            case MOVE -> new Change(null, null, new Placement(department), null, null);
        };
        plan.affected().forEach(id -> changes.change(id, change));
        return plan;
    }

    private static boolean isSo(Listed person, Action action, @Nullable DepartmentId department) {
        return switch (action) {
            case ENABLE -> person.person().enabled();
            case DISABLE -> !person.person().enabled();
            case MOVE -> Objects.equals(person.person().department(), department);
        };
    }

    private @Nullable Refusal refusal(Listed person, Action action, Set<PersonId> admins, @Nullable Managed kept) {
        PersonId id = person.person().id();
        return switch (action) {
            case ENABLE -> null;
            case DISABLE -> {
                if (id.equals(current.viewer().id())) {
                    yield Refusal.ONESELF;
                }
                yield admins.equals(Set.of(id)) ? Refusal.LAST_ADMIN : null;
            }
            case MOVE -> kept != null && kept.has(PersonField.DEPARTMENT) ? Refusal.KEPT_ELSEWHERE : null;
        };
    }

    private static DepartmentId requireDepartment(@Nullable DepartmentId department) {
        if (department == null) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Say which department they move to.");
        }
        return department;
    }
}
