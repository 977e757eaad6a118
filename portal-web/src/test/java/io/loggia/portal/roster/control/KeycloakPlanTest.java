package io.loggia.portal.roster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.SourceRoster.PlacedDepartment;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.roster.control.KeycloakChange.DepartmentAdded;
import io.loggia.portal.roster.control.KeycloakChange.DepartmentChanged;
import io.loggia.portal.roster.control.KeycloakChange.GroupAdded;
import io.loggia.portal.roster.control.KeycloakChange.PersonAdded;
import io.loggia.portal.roster.control.KeycloakChange.PersonChanged;
import io.loggia.portal.roster.control.KeycloakChange.PersonDisabled;
import io.loggia.portal.roster.control.KeycloakSettings.Settings;
import io.loggia.portal.roster.control.KeycloakSnapshot.Group;
import io.loggia.portal.roster.control.KeycloakSnapshot.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeycloakPlanTest {

    private static final UUID PROVIDER = UUID.randomUUID();
    private static final Group SALES = new Group("g-sales", "Sales", "/Sales", null);
    private static final Group NORTH = new Group("g-north", "North", "/Sales/North", "g-sales");
    private static final Group LEARNERS = new Group("g-learners", "Learners", "/Learners", null);
    private static final DepartmentId SALES_ID = DepartmentId.random();
    private static final PlacedDepartment OUR_SALES = new PlacedDepartment(SALES_ID, "Sales", null, origin("g-sales"));

    @Test
    void make_unknownRealm_addsParentsBeforeChildrenAndPeopleLast() throws KeycloakSyncException {
        KeycloakSnapshot realm = realm(
                List.of(user("u1", "viewer", true)), List.of(SALES, NORTH), Map.of("u1", Set.of("g-sales", "g-north")));

        List<KeycloakChange> changes = plan("/", realm, List.of(), List.of());

        assertThat(changes).hasSize(3);
        assertThat(changes.get(0)).isEqualTo(new DepartmentAdded("g-sales", "Sales", null));
        assertThat(changes.get(1)).isEqualTo(new DepartmentAdded("g-north", "North", "g-sales"));
        assertThat(changes.get(2))
                .isInstanceOfSatisfying(
                        PersonAdded.class,
                        added -> assertThat(added.place().departmentKey()).isEqualTo("g-north"));
    }

    @Test
    void make_nothingDiffers_isEmpty() throws KeycloakSyncException {
        KeycloakSnapshot realm =
                realm(List.of(user("u1", "viewer", true)), List.of(SALES), Map.of("u1", Set.of("g-sales")));

        assertThat(plan("/", realm, List.of(person("u1", "viewer~2", SALES_ID)), List.of(OUR_SALES)))
                .isEmpty();
    }

    @Test
    void make_groupMoved_movesPersonAndSaysSo() throws KeycloakSyncException {
        KeycloakSnapshot realm = realm(List.of(user("u1", "viewer", true)), List.of(SALES), Map.of());

        List<KeycloakChange> changes = plan("/", realm, List.of(person("u1", "viewer", SALES_ID)), List.of(OUR_SALES));

        assertThat(changes).singleElement().isInstanceOfSatisfying(PersonChanged.class, changed -> {
            assertThat(changed.detail()).isEqualTo("department");
            assertThat(changed.place().departmentKey()).isNull();
        });
    }

    @Test
    void make_groupPath_partsDepartmentsFromGroups() throws KeycloakSyncException {
        KeycloakSnapshot realm = realm(
                List.of(user("u1", "viewer", true)),
                List.of(SALES, NORTH, LEARNERS),
                Map.of("u1", Set.of("g-north", "g-learners")));

        List<KeycloakChange> changes = plan("/Sales", realm, List.of(), List.of());

        assertThat(changes)
                .contains(new DepartmentAdded("g-north", "North", null), new GroupAdded("g-learners", "Learners"))
                .hasSize(3);
    }

    @Test
    void make_groupPathThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> plan("/Gone", realm(List.of(), List.of(SALES), Map.of()), List.of(), List.of()))
                .isInstanceOf(KeycloakSyncException.class)
                .hasMessageContaining("/Gone");
    }

    @Test
    void make_localDepartmentOfTheSameNameAndPlace_isTakenOver() throws KeycloakSyncException {
        PlacedDepartment typed = new PlacedDepartment(SALES_ID, "sales", null, Origin.LOCAL);

        List<KeycloakChange> changes = plan("/", realm(List.of(), List.of(SALES), Map.of()), List.of(), List.of(typed));

        assertThat(changes)
                .singleElement()
                .isInstanceOfSatisfying(
                        DepartmentChanged.class,
                        changed -> assertThat(changed.id()).isEqualTo(SALES_ID));
    }

    @Test
    void make_disabledOrMissing_disables() throws KeycloakSyncException {
        KeycloakSnapshot realm = realm(List.of(user("u1", "viewer", false)), List.of(), Map.of());

        List<KeycloakChange> changes =
                plan("", realm, List.of(person("u1", "viewer", null), person("u2", "leaver", null)), List.of());

        assertThat(changes).hasSize(2).allSatisfy(change -> assertThat(change).isInstanceOf(PersonDisabled.class));
    }

    @Test
    void make_missingWhileTheyAreToStay_changesNobody() throws KeycloakSyncException {
        Settings settings = new Settings(true, 15, "loggia", "", true, false);

        assertThat(KeycloakPlan.make(
                        PROVIDER,
                        settings,
                        realm(List.of(), List.of(), Map.of()),
                        state(List.of(person("u2", "leaver", null)), List.of())))
                .isEmpty();
    }

    @Test
    void make_personWhoSignedInBefore_isTheSamePerson() throws KeycloakSyncException {
        Kept signedIn = person("u1", "viewer", null, RosterSource.PROVIDER);

        List<KeycloakChange> changes =
                plan("", realm(List.of(user("u1", "viewer", true)), List.of(), Map.of()), List.of(signedIn), List.of());

        assertThat(changes)
                .singleElement()
                .isInstanceOfSatisfying(
                        PersonChanged.class, changed -> assertThat(changed.id()).isEqualTo(signedIn.id()));
    }

    @Test
    void make_linkedLocalAccount_isLeftAlone() throws KeycloakSyncException {
        Kept local = person("u1", "admin", null, RosterSource.LOCAL);

        assertThat(plan(
                        "",
                        realm(List.of(user("u1", "renamed", false)), List.of(), Map.of()),
                        List.of(local),
                        List.of()))
                .isEmpty();
    }

    @Test
    void brake_manyLeavers_holdsUnlessTheyAreFew() throws KeycloakSyncException {
        List<Kept> people = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            people.add(person("u" + i, "user" + i, null));
        }
        KeycloakPlan.State ours = state(people, List.of());
        List<KeycloakChange> eleven = leavers(people, 11);

        assertThatThrownBy(() -> KeycloakRoster.brake(eleven, ours))
                .isInstanceOf(KeycloakSyncException.class)
                .hasMessageContaining("11 of 50");
        assertThatCode(() -> KeycloakRoster.brake(leavers(people, 10), ours)).doesNotThrowAnyException();
    }

    @Test
    void adminAddress_ofIssuer_standsBesideTheRealm() throws KeycloakSyncException {
        assertThat(KeycloakCalls.adminAddress("https://login.example.com/auth/realms/staff"))
                .isEqualTo("https://login.example.com/auth/admin/realms/staff");
        assertThatThrownBy(() -> KeycloakCalls.adminAddress("https://login.example.com/oauth2/default"))
                .isInstanceOf(KeycloakSyncException.class);
    }

    private static List<KeycloakChange> leavers(List<Kept> people, int count) {
        return people.stream()
                .limit(count)
                .<KeycloakChange>map(
                        person -> new PersonDisabled(person.id(), person.name(), Told.of(RosterWord.GONE_THERE)))
                .toList();
    }

    private static List<KeycloakChange> plan(
            String groupPath, KeycloakSnapshot realm, List<Kept> people, List<PlacedDepartment> departments)
            throws KeycloakSyncException {
        Settings settings = new Settings(true, 15, "loggia", groupPath, true, true);
        return KeycloakPlan.make(PROVIDER, settings, realm, state(people, departments));
    }

    private static KeycloakPlan.State state(List<Kept> people, List<PlacedDepartment> departments) {
        Map<String, Kept> byId = new LinkedHashMap<>();
        people.forEach(person -> byId.put(Objects.requireNonNull(person.origin().externalId()), person));
        return new KeycloakPlan.State(byId, departments, List.of());
    }

    private static KeycloakSnapshot realm(List<User> users, List<Group> groups, Map<String, Set<String>> groupsOf) {
        return new KeycloakSnapshot(users, groups, groupsOf);
    }

    private static User user(String id, String username, boolean enabled) {
        return new User(id, username, "Name of " + id, null, enabled);
    }

    private static Kept person(String externalId, String username, @Nullable DepartmentId department) {
        return person(externalId, username, department, RosterSource.KEYCLOAK);
    }

    private static Kept person(
            String externalId, String username, @Nullable DepartmentId department, RosterSource source) {
        return new Kept(
                PersonId.random(),
                username,
                "Name of " + externalId,
                null,
                new Origin(source, PROVIDER, externalId),
                department,
                Set.of(),
                null,
                true,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Origin origin(String key) {
        return new Origin(RosterSource.KEYCLOAK, PROVIDER, key);
    }
}
