package io.loggia.portal.roster.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A realm as it was read.
 *
 * @param groups parents before their children
 * @param groupsOf ids of the groups that a user is directly in, by the user's id
 */
record KeycloakSnapshot(List<User> users, List<Group> groups, Map<String, Set<String>> groupsOf) {

    /** @param id the subject of the user's tokens */
    record User(
            String id,
            String username,
            String name,
            @Nullable String email,
            boolean enabled) {}

    /** @param path from the root, as in {@code /Sales/Sales North} */
    record Group(
            String id, String name, String path, @Nullable String parentId) {}

    Set<String> groupsOf(String userId) {
        return groupsOf.getOrDefault(userId, Set.of());
    }
}
