package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.identity.control.People.PersonChange;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.SecretFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The organisation a newcomer finds: four departments' worth of tree and one account for each role. */
@ApplicationScoped
public class DemoOrganisation {

    /** Name of the secret file that keeps the accounts' password when none was given. */
    public static final String PASSWORD_FILE = "demo-password";

    private static final int PASSWORD_BYTES = 12;

    public static final DepartmentId SALES = department("sales");
    public static final DepartmentId SALES_NORTH = department("sales-north");
    public static final DepartmentId SALES_SOUTH = department("sales-south");
    public static final DepartmentId ENGINEERING = department("engineering");
    public static final DepartmentId PEOPLE = department("people");

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private Passwords passwords;

    @Inject
    private SecretFiles secrets;

    @Inject
    @ConfigProperties
    private PlatformConfig config;

    @Inject
    @ConfigProperty(name = "loggia.demo.password")
    private Optional<String> givenPassword;

    /** Seeds an empty database. Returns whether it did. */
    public boolean seed() {
        if (!config.demo || people.count() > 0) {
            return false;
        }
        departments.add(SALES, "Sales", null);
        departments.add(SALES_NORTH, "Sales North", SALES);
        departments.add(SALES_SOUTH, "Sales South", SALES);
        departments.add(ENGINEERING, "Engineering", null);
        departments.add(PEOPLE, "People", null);
        String password = givenPassword.orElseGet(() -> secrets.readOrCreate(PASSWORD_FILE, PASSWORD_BYTES));
        // One hash for all: that they share a password is no secret, and each hash takes a good part of a second.
        String hash = passwords.hash(password);
        account("admin", "Ada Admin", hash, Set.of(Role.ADMIN, Role.AUTHOR), PEOPLE);
        account("author", "Arno Author", hash, Set.of(Role.AUTHOR), PEOPLE);
        PersonId manager = account("manager", "Mara Manager", hash, Set.of(Role.MANAGER), SALES);
        account("learning", "Lena Learning", hash, Set.of(Role.LEARNING), PEOPLE);
        account("viewer", "Vera Viewer", hash, Set.of(), SALES_NORTH);
        account("engineer", "Emil Engineer", hash, Set.of(), ENGINEERING);
        people.change(manager, new PersonChange(null, null, null, Set.of(SALES), null));
        return true;
    }

    /** The accounts' ids, which the demo realm of Keycloak gives its people too. */
    public static List<PersonId> people() {
        return Stream.of("admin", "author", "manager", "learning", "viewer", "engineer")
                .map(DemoOrganisation::person)
                .toList();
    }

    private PersonId account(
            String username, String name, String passwordHash, Set<Role> roles, @Nullable DepartmentId department) {
        PersonId id = person(username);
        people.createHashed(id, username, name, passwordHash, roles, department);
        return id;
    }

    private static PersonId person(String username) {
        return new PersonId(named("person/" + username));
    }

    private static DepartmentId department(String name) {
        return new DepartmentId(named("department/" + name));
    }

    /** The same ids at every first start, so that demo links in documents keep working. */
    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("loggia-demo/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
