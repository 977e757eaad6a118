package io.loggia.it;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A way in which an item is, or is not, there for people.
 *
 * @param audience principals by name: {@code *}, {@code d:Sales}, {@code u:manager}
 * @param window {@code publishFrom} and {@code publishUntil}, where there are any
 * @param seenBy who of manager, learning, viewer and engineer sees it; its owner and the admin always do
 */
record AudienceCase(String name, String state, List<String> audience, Map<String, String> window, Set<String> seenBy) {

    static final List<String> PEOPLE = List.of("admin", "author", "manager", "learning", "viewer", "engineer");

    static final List<AudienceCase> ALL = List.of(
            published("everyone", List.of("*"), "manager", "learning", "viewer", "engineer"),
            published("sales", List.of("d:Sales"), "manager", "viewer"),
            published("sales-north", List.of("d:Sales North"), "viewer"),
            published("engineering", List.of("d:Engineering"), "engineer"),
            published("two-departments", List.of("d:Sales North", "d:Engineering"), "viewer", "engineer"),
            published("one-person", List.of("u:manager"), "manager"),
            published("nobody", List.of()),
            new AudienceCase("draft", "DRAFT", List.of("*"), Map.of(), Set.of()),
            new AudienceCase("archived", "ARCHIVED", List.of("*"), Map.of(), Set.of()),
            new AudienceCase(
                    "not-yet", "PUBLISHED", List.of("*"), Map.of("publishFrom", "2099-01-01T00:00:00Z"), Set.of()),
            new AudienceCase(
                    "no-more", "PUBLISHED", List.of("*"), Map.of("publishUntil", "2001-01-01T00:00:00Z"), Set.of()));

    private static AudienceCase published(String name, List<String> audience, String... seenBy) {
        return new AudienceCase(name, "PUBLISHED", audience, Map.of(), Set.of(seenBy));
    }

    /** @param person of the demo organisation, by user name */
    boolean isSeenBy(String person) {
        return Set.of("admin", "author").contains(person) || seenBy.contains(person);
    }

    /** The change that brings an item into this state, from any other. */
    Map<String, ?> patch(UnaryOperator<String> idOfName) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("publishFrom", null);
        patch.put("publishUntil", null);
        patch.putAll(window);
        patch.put("state", state);
        patch.put(
                "audience",
                audience.stream().map(principal -> id(principal, idOfName)).toList());
        return patch;
    }

    private static String id(String principal, UnaryOperator<String> idOfName) {
        return principal.equals("*") ? principal : principal.substring(0, 2) + idOfName.apply(principal.substring(2));
    }

    @Override
    public String toString() {
        return name;
    }
}
