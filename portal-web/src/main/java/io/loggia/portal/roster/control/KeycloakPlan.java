package io.loggia.portal.roster.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.SourceRoster.PlacedDepartment;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.roster.control.KeycloakChange.DepartmentAdded;
import io.loggia.portal.roster.control.KeycloakChange.DepartmentChanged;
import io.loggia.portal.roster.control.KeycloakChange.GroupAdded;
import io.loggia.portal.roster.control.KeycloakChange.GroupRenamed;
import io.loggia.portal.roster.control.KeycloakChange.PersonAdded;
import io.loggia.portal.roster.control.KeycloakChange.PersonChanged;
import io.loggia.portal.roster.control.KeycloakChange.PersonDisabled;
import io.loggia.portal.roster.control.KeycloakChange.Place;
import io.loggia.portal.roster.control.KeycloakSettings.Settings;
import io.loggia.portal.roster.control.KeycloakSnapshot.Group;
import io.loggia.portal.roster.control.KeycloakSnapshot.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a realm with our roster. A preview and a run make the same plan, and only the run carries it out. What does
 * not differ is not in it.
 */
final class KeycloakPlan {

    private final UUID provider;
    private final Settings settings;
    private final KeycloakSnapshot realm;
    private final State ours;
    private final List<KeycloakChange> changes = new ArrayList<>();
    private final Map<String, Group> departments = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, DepartmentId> knownDepartments = new HashMap<>();
    private final Map<String, GroupId> knownGroups = new HashMap<>();

    /**
     * Our roster: the provider's people and groups, and all departments.
     *
     * @param people by their id in the realm
     */
    record State(Map<String, Kept> people, List<PlacedDepartment> departments, List<GroupRecord> groups) {}

    private KeycloakPlan(UUID provider, Settings settings, KeycloakSnapshot realm, State ours) {
        this.provider = provider;
        this.settings = settings;
        this.realm = realm;
        this.ours = ours;
    }

    /** @throws KeycloakSyncException when the realm has no group of the path that the settings name */
    static List<KeycloakChange> make(UUID provider, Settings settings, KeycloakSnapshot realm, State ours)
            throws KeycloakSyncException {
        KeycloakPlan plan = new KeycloakPlan(provider, settings, realm, ours);
        plan.sortGroups();
        plan.planDepartments();
        plan.planGroups();
        plan.planPeople();
        plan.planLeavers();
        return List.copyOf(plan.changes);
    }

    private void sortGroups() throws KeycloakSyncException {
        String root = settings.groupPath().strip().replaceAll("/+$", "");
        boolean none = settings.groupPath().isBlank();
        if (!none
                && !root.isEmpty()
                && realm.groups().stream().noneMatch(g -> g.path().equals(root))) {
            throw KeycloakSyncException.of(RosterWord.NO_SUCH_GROUP, "path", root);
        }
        for (Group group : realm.groups()) {
            if (!none && group.path().startsWith(root + "/")) {
                departments.put(group.id(), group);
            } else if (settings.otherGroups() && !group.path().equals(root)) {
                groups.put(group.id(), group);
            }
        }
    }

    private void planDepartments() {
        Map<String, PlacedDepartment> byKey = new HashMap<>();
        for (PlacedDepartment department : ours.departments()) {
            String key = department.origin().externalId();
            if (key != null && provider.equals(department.origin().sourceId())) {
                byKey.put(key, department);
            }
        }
        // In the realm's order, so that a parent is there before its children.
        for (Group group : realm.groups()) {
            if (departments.containsKey(group.id())) {
                PlacedDepartment known = byKey.get(group.id());
                planDepartment(group, parentKey(group), known == null ? namesake(group) : known);
            }
        }
    }

    private void planDepartment(Group group, @Nullable String parent, @Nullable PlacedDepartment known) {
        if (known == null) {
            changes.add(new DepartmentAdded(group.id(), group.name(), parent));
            return;
        }
        knownDepartments.put(group.id(), known.id());
        List<Told> differences = new ArrayList<>();
        if (known.origin().externalId() == null) {
            differences.add(Told.of(RosterWord.KEPT_FROM_NOW_ON));
        }
        if (!known.name().equals(group.name())) {
            differences.add(Told.of(RosterWord.WAS, "name", known.name()));
        }
        boolean isNewParent = parent != null && !knownDepartments.containsKey(parent);
        DepartmentId parentId = parent == null ? null : knownDepartments.get(parent);
        if (isNewParent || !Objects.equals(parentId, known.parent())) {
            differences.add(Told.of(RosterWord.MOVED));
        }
        if (!differences.isEmpty()) {
            changes.add(new DepartmentChanged(known.id(), group.id(), group.name(), parent, List.copyOf(differences)));
        }
    }

    /** A department of that name at that place which nobody else keeps: one that was typed here, or came with a sign-in. */
    private @Nullable PlacedDepartment namesake(Group group) {
        String parent = parentKey(group);
        if (parent != null && !knownDepartments.containsKey(parent)) {
            return null;
        }
        DepartmentId parentId = parent == null ? null : knownDepartments.get(parent);
        return ours.departments().stream()
                .filter(department -> department.origin().externalId() == null)
                .filter(department -> Objects.equals(parentId, department.parent()))
                .filter(department -> department.name().equalsIgnoreCase(group.name()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String parentKey(Group group) {
        String parent = group.parentId();
        return parent != null && departments.containsKey(parent) ? parent : null;
    }

    private void planGroups() {
        Map<String, GroupRecord> byKey = new HashMap<>();
        for (GroupRecord group : ours.groups()) {
            String key = group.origin().externalId();
            if (key != null) {
                byKey.put(key, group);
            }
        }
        for (Group group : realm.groups()) {
            if (!groups.containsKey(group.id())) {
                continue;
            }
            String name = group.path().substring(1);
            GroupRecord known = byKey.get(group.id());
            if (known == null) {
                changes.add(new GroupAdded(group.id(), name));
            } else {
                knownGroups.put(group.id(), known.id());
                if (!known.name().equals(name)) {
                    changes.add(new GroupRenamed(known.id(), group.id(), name, known.name()));
                }
            }
        }
    }

    private void planPeople() {
        for (User user : realm.users()) {
            Kept known = ours.people().get(user.id());
            if (known == null) {
                // Somebody who may not sign in there and never was here is nobody's concern.
                if (user.enabled()) {
                    changes.add(new PersonAdded(user, place(user)));
                }
            } else if (isOurs(known)) {
                planKnown(user, known);
            }
        }
    }

    private void planKnown(User user, Kept known) {
        if (user.enabled()) {
            Place place = place(user);
            List<Told> fields = differences(user, place, known);
            if (!fields.isEmpty()) {
                changes.add(new PersonChanged(known.id(), user, place, fields));
            }
        } else if (known.enabled()) {
            changes.add(new PersonDisabled(known.id(), known.name(), Told.of(RosterWord.DISABLED_THERE)));
        }
    }

    private void planLeavers() {
        if (!settings.disableMissing()) {
            return;
        }
        Set<String> there = realm.users().stream().map(User::id).collect(Collectors.toSet());
        ours.people().forEach((id, person) -> {
            if (person.enabled() && isOurs(person) && !there.contains(id)) {
                changes.add(new PersonDisabled(person.id(), person.name(), Told.of(RosterWord.GONE_THERE)));
            }
        });
    }

    /**
     * Whom the realm may change: people read from it, and people who have signed in through it. Local accounts stay in the
     * hands of admins, even when they are linked: with them one gets in when the provider is wrong.
     */
    static boolean isOurs(Kept person) {
        return person.origin().source() == RosterSource.KEYCLOAK
                || person.origin().source() == RosterSource.PROVIDER;
    }

    /** Of several departments the deepest counts, and of equally deep ones the first by path. */
    private Place place(User user) {
        Set<String> memberOf = realm.groupsOf(user.id());
        String department = memberOf.stream()
                .filter(departments::containsKey)
                .map(departments::get)
                .min(Comparator.comparingLong((Group group) -> -depth(group)).thenComparing(Group::path))
                .map(Group::id)
                .orElse(null);
        Set<String> inGroups = new HashSet<>(memberOf);
        inGroups.retainAll(groups.keySet());
        return new Place(!settings.groupPath().isBlank(), department, settings.otherGroups() ? inGroups : null);
    }

    private static long depth(Group group) {
        return group.path().chars().filter(c -> c == '/').count();
    }

    private List<Told> differences(User user, Place place, Kept known) {
        List<Told> fields = new ArrayList<>();
        if (known.origin().source() != RosterSource.KEYCLOAK) {
            fields.add(Told.of(RosterWord.KEPT_FROM_NOW_ON));
        }
        if (!known.enabled()) {
            fields.add(Told.of(RosterWord.ENABLED));
        }
        if (!known.name().equals(user.name())) {
            fields.add(Told.of(RosterWord.NAME_WAS, "name", known.name()));
        }
        // Where the name was taken, a number was added to it.
        String username = user.username().toLowerCase(Locale.ROOT);
        if (!known.username().equals(username) && !known.username().startsWith(username + "~")) {
            fields.add(Told.of(RosterWord.USERNAME_WAS, "name", known.username()));
        }
        if (!Objects.equals(known.email(), user.email())) {
            fields.add(Told.of(RosterWord.EMAIL));
        }
        if (place.placesInDepartment() && !isIn(place.departmentKey(), known)) {
            fields.add(Told.of(RosterWord.DEPARTMENT));
        }
        Set<String> wanted = place.groupKeys();
        if (wanted != null && !groupsOf(known).equals(wanted)) {
            fields.add(Told.of(RosterWord.GROUPS));
        }
        return fields;
    }

    private boolean isIn(@Nullable String department, Kept person) {
        return department == null
                ? person.department() == null
                : knownDepartments.containsKey(department)
                        && Objects.equals(knownDepartments.get(department), person.department());
    }

    /** The groups of this realm that somebody is in here. */
    private Set<String> groupsOf(Kept person) {
        return knownGroups.entrySet().stream()
                .filter(group -> person.groups().contains(group.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
