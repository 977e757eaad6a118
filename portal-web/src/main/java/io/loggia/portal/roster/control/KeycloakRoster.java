package io.loggia.portal.roster.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RosterSource;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Groups;
import io.loggia.portal.identity.control.Groups.GroupRecord;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.identity.control.Roster;
import io.loggia.portal.identity.control.Roster.Entry;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.identity.control.Sessions;
import io.loggia.portal.identity.control.SourceRoster;
import io.loggia.portal.roster.control.KeycloakChange.DepartmentAdded;
import io.loggia.portal.roster.control.KeycloakChange.DepartmentChanged;
import io.loggia.portal.roster.control.KeycloakChange.GroupAdded;
import io.loggia.portal.roster.control.KeycloakChange.GroupRenamed;
import io.loggia.portal.roster.control.KeycloakChange.PersonAdded;
import io.loggia.portal.roster.control.KeycloakChange.PersonChanged;
import io.loggia.portal.roster.control.KeycloakChange.PersonDisabled;
import io.loggia.portal.roster.control.KeycloakChange.Place;
import io.loggia.portal.roster.control.KeycloakSettings.RealmOwner;
import io.loggia.portal.roster.control.KeycloakSnapshot.User;
import io.loggia.portal.sso.control.ProviderPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries a plan out, within the caller's transaction: all of it or nothing. */
@ApplicationScoped
public class KeycloakRoster {

    private static final int BRAKE_PEOPLE = 10;
    private static final int BRAKE_PERCENT = 20;

    @Inject
    private SourceRoster source;

    @Inject
    private Roster roster;

    @Inject
    private ProviderPeople providerPeople;

    @Inject
    private Departments departments;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditLog audit;

    /** What is known of a realm's departments and groups while its plan is carried out, by their ids there. */
    private record Keys(
            RealmOwner provider, String actor, Map<String, DepartmentId> departments, Map<String, GroupId> groups) {

        Origin origin(String key) {
            return new Origin(RosterSource.KEYCLOAK, provider.id(), key);
        }

        @Nullable
        DepartmentId department(@Nullable String key) {
            return key == null ? null : departments.get(key);
        }
    }

    KeycloakPlan.State state(RealmOwner provider) {
        Map<String, Kept> people = new LinkedHashMap<>();
        for (Kept person : source.people(provider.id())) {
            String key = person.origin().externalId();
            if (key != null) {
                people.put(key, person);
            }
        }
        providerPeople
                .subjects(provider.issuer())
                .forEach((subject, person) -> roster.find(person).ifPresent(kept -> people.putIfAbsent(subject, kept)));
        return new KeycloakPlan.State(people, source.departments(), source.groups(provider.id()));
    }

    /** @throws KeycloakSyncException when so many would be disabled that a mistake at the provider is likelier */
    static void brake(List<KeycloakChange> changes, KeycloakPlan.State ours) throws KeycloakSyncException {
        long leaving = changes.stream().filter(PersonDisabled.class::isInstance).count();
        long people = ours.people().values().stream()
                .filter(Kept::enabled)
                .filter(KeycloakPlan::isOurs)
                .count();
        if (leaving > BRAKE_PEOPLE && leaving * 100 > people * BRAKE_PERCENT) {
            throw KeycloakSyncException.brake(
                    RosterWord.BRAKE,
                    "leaving",
                    Long.toString(leaving),
                    "people",
                    Long.toString(people),
                    "percent",
                    Integer.toString(BRAKE_PERCENT));
        }
    }

    /** @param actor in whose name the audit log tells it */
    void apply(RealmOwner provider, List<KeycloakChange> changes, String actor) {
        Keys keys = keys(provider, actor);
        for (KeycloakChange change : changes) {
            switch (change) {
                case DepartmentAdded added -> keys.departments().put(added.key(), add(added, keys));
                case DepartmentChanged changed -> change(changed, keys);
                case GroupAdded added ->
                    keys.groups().put(added.key(), groups.add(added.name(), keys.origin(added.key())));
                case GroupRenamed renamed -> groups.change(renamed.id(), renamed.name(), keys.origin(renamed.key()));
                case PersonAdded added -> add(added, keys);
                case PersonChanged changed -> change(changed, keys);
                case PersonDisabled disabled -> disable(disabled, keys);
            }
        }
        if (!changes.isEmpty()) {
            sessions.forget();
        }
    }

    private Keys keys(RealmOwner provider, String actor) {
        Map<String, DepartmentId> knownDepartments = new HashMap<>();
        source.departments().forEach(department -> {
            String key = department.origin().externalId();
            if (key != null && provider.id().equals(department.origin().sourceId())) {
                knownDepartments.put(key, department.id());
            }
        });
        Map<String, GroupId> knownGroups = new HashMap<>();
        for (GroupRecord group : source.groups(provider.id())) {
            String key = group.origin().externalId();
            if (key != null) {
                knownGroups.put(key, group.id());
            }
        }
        return new Keys(provider, actor, knownDepartments, knownGroups);
    }

    private DepartmentId add(DepartmentAdded added, Keys keys) {
        DepartmentId id = DepartmentId.random();
        departments.add(id, added.name(), keys.department(added.parentKey()));
        departments.setOrigin(id, keys.origin(added.key()));
        tell(added, keys, "department", id.toString());
        return id;
    }

    private void change(DepartmentChanged changed, Keys keys) {
        keys.departments().put(changed.key(), changed.id());
        source.changeDepartment(
                changed.id(), changed.name(), keys.department(changed.parentKey()), keys.origin(changed.key()));
        tell(changed, keys, "department", changed.id().toString());
    }

    private void add(PersonAdded added, Keys keys) {
        PersonId id = roster.add(entry(added.user(), keys));
        place(id, added.place(), Set.of(), keys);
        tell(added, keys, "person", id.toString());
    }

    private void change(PersonChanged changed, Keys keys) {
        Set<GroupId> before = roster.find(changed.id()).map(Kept::groups).orElse(Set.of());
        roster.change(changed.id(), entry(changed.user(), keys));
        place(changed.id(), changed.place(), before, keys);
        tell(changed, keys, "person", changed.id().toString());
    }

    private void disable(PersonDisabled disabled, Keys keys) {
        Kept person = roster.find(disabled.id()).orElseThrow();
        roster.change(
                disabled.id(), new Entry(person.origin(), person.username(), person.name(), person.email(), false));
        sessions.endAll(disabled.id());
        tell(disabled, keys, "person", disabled.id().toString());
    }

    private void place(PersonId id, Place place, Set<GroupId> before, Keys keys) {
        Set<GroupId> inGroups = null;
        Set<String> wanted = place.groupKeys();
        if (wanted != null) {
            inGroups = new HashSet<>(before);
            inGroups.removeAll(keys.groups().values());
            for (String key : wanted) {
                inGroups.add(keys.groups().get(key));
            }
        }
        Placement department =
                place.placesInDepartment() ? new Placement(keys.department(place.departmentKey())) : null;
        roster.place(id, new Roster.Place(null, department, inGroups));
    }

    private static Entry entry(User user, Keys keys) {
        return new Entry(keys.origin(user.id()), user.username(), user.name(), user.email(), true);
    }

    private void tell(KeycloakChange change, Keys keys, String kind, String id) {
        String detail = change.detail().isEmpty() ? null : change.detail();
        audit.by(keys.actor(), change.what(), new Subject(kind, id, change.subject()), null, detail);
    }
}
