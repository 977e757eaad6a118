package io.loggia.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person on whose behalf a request runs, with everything the {@link AccessPolicy} needs to decide.
 *
 * @param principals their own: {@code *}, {@code u:} themselves, each {@code g:}, and {@code d:} of their department and
 *     of every department above it
 * @param manages departments they manage, subtrees expanded
 */
public record Viewer(
        PersonId id,
        String name,
        Set<Role> roles,
        @Nullable DepartmentId department,
        Set<Principal> principals,
        Set<DepartmentId> manages) {

    public Viewer {
        roles = Set.copyOf(roles);
        principals = Set.copyOf(principals);
        manages = Set.copyOf(manages);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
