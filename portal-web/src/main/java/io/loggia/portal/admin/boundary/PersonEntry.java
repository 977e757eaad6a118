package io.loggia.portal.admin.boundary;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.ManagedFields.Managed;
import io.loggia.portal.identity.control.People.PersonRecord;
import io.loggia.portal.identity.control.PeopleList.Listed;
import io.loggia.portal.identity.control.PersonField;
import io.loggia.portal.platform.control.Ref;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as admins see them.
 *
 * @param managedFields those of name, email, department, roles and enabled that an outside source overwrites
 * @param keptBy name of that source; null when it has none, or keeps nothing
 * @param hasPassword whether they can sign in without an identity provider
 */
public record PersonEntry(
        String id,
        String name,
        String username,
        @Nullable Ref department,
        List<Role> roles,
        List<Ref> manages,
        boolean enabled,
        @Nullable String lockedUntil,
        @Nullable String lastSignInAt,
        RosterSource source,
        @Nullable String email,
        @Nullable String externalId,
        List<String> managedFields,
        @Nullable String keptBy,
        boolean hasPassword) {

    static PersonEntry of(
            Listed listed, Managed managed, Map<DepartmentId, String> names, @Nullable Instant lockedUntil) {
        PersonRecord person = listed.person();
        DepartmentId department = person.department();
        return new PersonEntry(
                person.id().toString(),
                person.name(),
                person.username(),
                department == null ? null : ref(department, names),
                person.roles().stream().sorted().toList(),
                person.manages().stream()
                        .map(id -> ref(id, names))
                        .sorted(Comparator.comparing(Ref::name))
                        .toList(),
                person.enabled(),
                lockedUntil == null ? null : lockedUntil.toString(),
                person.lastSignInAt() == null ? null : person.lastSignInAt().toString(),
                listed.origin().source(),
                listed.email(),
                listed.origin().externalId(),
                managed.fields().stream().sorted().map(PersonField::word).toList(),
                managed.keeper(),
                listed.hasPassword());
    }

    private static Ref ref(DepartmentId id, Map<DepartmentId, String> names) {
        return new Ref(id.toString(), names.getOrDefault(id, ""));
    }
}
