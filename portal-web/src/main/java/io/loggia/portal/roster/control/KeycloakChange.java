package io.loggia.portal.roster.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.roster.control.KeycloakSnapshot.User;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that differs between a realm and our roster. Departments and groups are named by their id in the realm. */
sealed interface KeycloakChange {

    /** What it is, as audit entries call it. */
    String what();

    /** Whom or what it is about. */
    String subject();

    /** In what way; empty when there is no more to say. */
    List<Told> details();

    /** The same in English. */
    default String detail() {
        return details().stream().map(Told::words).collect(Collectors.joining(", "));
    }

    /** @param key its id in the realm */
    record DepartmentAdded(
            String key, String name, @Nullable String parentKey) implements KeycloakChange {

        @Override
        public String what() {
            return "department.created";
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public List<Told> details() {
            return List.of();
        }
    }

    /** A new name or place, or that the realm keeps it from now on. */
    record DepartmentChanged(
            DepartmentId id,
            String key,
            String name,
            @Nullable String parentKey,
            List<Told> details) implements KeycloakChange {

        @Override
        public String what() {
            return "department.changed";
        }

        @Override
        public String subject() {
            return name;
        }
    }

    /** @param key its id in the realm */
    record GroupAdded(String key, String name) implements KeycloakChange {

        @Override
        public String what() {
            return "group.created";
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public List<Told> details() {
            return List.of();
        }
    }

    /** @param before the name until now */
    record GroupRenamed(GroupId id, String key, String name, String before) implements KeycloakChange {

        @Override
        public String what() {
            return "group.changed";
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public List<Told> details() {
            return List.of(Told.of(RosterWord.WAS, "name", before));
        }
    }

    /** Somebody whom we did not know. */
    record PersonAdded(User user, Place place) implements KeycloakChange {

        @Override
        public String what() {
            return "person.created";
        }

        @Override
        public String subject() {
            return user.name();
        }

        @Override
        public List<Told> details() {
            return List.of(Told.of(RosterWord.USERNAME_IS, "name", user.username()));
        }
    }

    /** @param details what differs */
    record PersonChanged(PersonId id, User user, Place place, List<Told> details) implements KeycloakChange {

        @Override
        public String what() {
            return "person.changed";
        }

        @Override
        public String subject() {
            return user.name();
        }
    }

    /** Somebody who may not sign in any more. */
    record PersonDisabled(PersonId id, String name, Told reason) implements KeycloakChange {

        @Override
        public String what() {
            return "person.disabled";
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public List<Told> details() {
            return List.of(reason);
        }
    }

    /**
     * Where the realm places somebody.
     *
     * @param departmentKey null for no department
     * @param groupKeys null when the realm's groups are not taken over
     */
    record Place(
            boolean placesInDepartment,
            @Nullable String departmentKey,
            @Nullable Set<String> groupKeys) {}
}
