package io.loggia.portal.admin.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.DepartmentTree;
import io.loggia.portal.identity.control.LocalAdmins;
import io.loggia.portal.identity.control.ManagedFields;
import io.loggia.portal.identity.control.ManagedFields.Managed;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.People.PersonChange;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.control.PeopleList;
import io.loggia.portal.identity.control.PeopleList.Listed;
import io.loggia.portal.identity.control.PersonField;
import io.loggia.portal.identity.control.Roster;
import io.loggia.portal.identity.control.Roster.Place;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.identity.control.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes to people by an admin. Each is written down, and takes effect at once: on this node with the answer, on others
 * within the two seconds for which they remember a session.
 */
@ApplicationScoped
public class PeopleChanges {

    @Inject
    private People people;

    @Inject
    private PeopleList list;

    @Inject
    private Roster roster;

    @Inject
    private DepartmentTree tree;

    @Inject
    private LocalAdmins localAdmins;

    @Inject
    private ManagedFields managed;

    @Inject
    private Sessions sessions;

    @Inject
    private CurrentViewer current;

    @Inject
    private PersonStates states;

    /**
     * A change; null leaves a field as it is.
     *
     * @param department a placement without a department takes the person out of any
     */
    public record Change(
            @Nullable String name,
            @Nullable Set<Role> roles,
            @Nullable Placement department,
            @Nullable Set<DepartmentId> manages,
            @Nullable Boolean enabled) {}

    public Listed create(
            String username, String name, String password, Set<Role> roles, @Nullable DepartmentId department) {
        if (department != null) {
            tree.find(department);
        }
        PersonRecord created = people.create(PersonId.random(), username, name, password, roles, department);
        states.write("person.created", created, Difference.made(states.of(created)));
        return require(created.id());
    }

    /**
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when admins would take their own access away,
     *     {@link ErrorCode#LAST_ADMIN} when no local one would be left, {@link ErrorCode#KEPT_ELSEWHERE} when an outside
     *     source keeps what would be changed
     */
    public Listed change(PersonId id, Change change) {
        Listed before = require(id);
        refuseForbidden(before, change);
        PersonRecord was = before.person();
        Placement placement = change.department();
        if (placement != null && placement.department() != null) {
            tree.find(placement.department());
        }
        Set<DepartmentId> manages = change.manages();
        if (manages != null) {
            manages.stream().filter(managed -> !was.manages().contains(managed)).forEach(tree::find);
        }
        Map<String, @Nullable Object> stateBefore = states.of(was);
        people.change(id, new PersonChange(change.name(), change.roles(), null, manages, change.enabled()));
        if (placement != null) {
            roster.place(id, new Place(null, placement, null));
        }
        Listed after = require(id);
        if (!after.person().enabled()) {
            sessions.endAll(id);
        }
        sessions.forget();
        states.write(
                action(was, after.person()),
                after.person(),
                Difference.between(stateBefore, states.of(after.person())));
        return after;
    }

    /** Sets a password and ends the person's sessions. */
    public void setPassword(PersonId id, String password) {
        Listed before = require(id);
        people.setPassword(id, password);
        sessions.endAll(id);
        writePassword("person.password-set", before, true);
    }

    /**
     * Takes the password away and ends the person's sessions.
     *
     * @throws LoggiaException {@link ErrorCode#LAST_ADMIN} when no local administrator with a password would be left
     */
    public void removePassword(PersonId id) {
        localAdmins.refuseLosing(id);
        Listed before = require(id);
        people.removePassword(id);
        sessions.endAll(id);
        writePassword("person.password-removed", before, false);
    }

    /** The entry says whether there was and is a password, and nothing else of it. */
    private void writePassword(String action, Listed before, boolean now) {
        states.writeAlways(action, before.person(), new Difference(password(before.hasPassword()), password(now)));
    }

    private static @Nullable String password(boolean set) {
        return Difference.made(Map.of("password", set)).after();
    }

    private void refuseForbidden(Listed before, Change change) {
        PersonRecord person = before.person();
        boolean loses = (person.enabled() && Boolean.FALSE.equals(change.enabled()))
                || (change.roles() != null
                        && person.roles().contains(Role.ADMIN)
                        && !change.roles().contains(Role.ADMIN));
        if (loses && person.id().equals(current.viewer().id())) {
            throw new LoggiaException(
                    ErrorCode.CONFLICT, "You cannot take your own access away. Ask another administrator.");
        }
        if (loses) {
            localAdmins.refuseLosing(person.id());
        }
        Managed kept = managed.of(before);
        for (PersonField field : changed(person, change)) {
            if (kept.has(field)) {
                String keeper = kept.keeper() == null ? "An outside source" : kept.keeper();
                throw new LoggiaException(
                        ErrorCode.KEPT_ELSEWHERE,
                        keeper + " keeps this field (" + field.word()
                                + ") and would undo the change. Change it there.");
            }
        }
    }

    /** The fields that a source may keep and that would be others. Access may be taken at once, whoever keeps it. */
    private static Set<PersonField> changed(PersonRecord person, Change change) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        if (change.name() != null && !change.name().equals(person.name())) {
            fields.add(PersonField.NAME);
        }
        Placement placement = change.department();
        if (placement != null && !Objects.equals(placement.department(), person.department())) {
            fields.add(PersonField.DEPARTMENT);
        }
        if (change.roles() != null && !withViewer(change.roles()).equals(withViewer(person.roles()))) {
            fields.add(PersonField.ROLES);
        }
        return fields;
    }

    private static Set<Role> withViewer(Set<Role> roles) {
        Set<Role> all = EnumSet.of(Role.VIEWER);
        all.addAll(roles);
        return all;
    }

    private static String action(PersonRecord was, PersonRecord is) {
        if (was.enabled() == is.enabled()) {
            return "person.changed";
        }
        return is.enabled() ? "person.enabled" : "person.disabled";
    }

    private Listed require(PersonId id) {
        return list.find(id).orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such person."));
    }
}
