package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.roster.control.KeycloakSnapshot.Group;
import io.loggia.portal.roster.control.KeycloakSnapshot.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the people and groups of a realm through Keycloak's admin REST API, page by page. */
@ApplicationScoped
public class KeycloakReader {

    private static final int PAGE = 100;

    /** A realm beyond this is not a company's: better to stop than to fill the memory. */
    private static final int MOST = 500_000;

    private static final int MAX_NAME = 200;

    @Inject
    private OutgoingHttp http;

    /** @throws KeycloakSyncException when the realm cannot be read, with the reason in words */
    KeycloakSnapshot read(String issuer, String clientId, String secret) throws KeycloakSyncException {
        KeycloakCalls calls = new KeycloakCalls(http, issuer, clientId, secret);
        Map<String, User> users = new LinkedHashMap<>();
        for (JsonObject user : pages(calls, "/users?briefRepresentation=true")) {
            users.put(user.getString("id", ""), toUser(user));
        }
        List<Group> groups = new ArrayList<>();
        addGroups(calls, "/groups?briefRepresentation=true", null, groups);
        Map<String, Set<String>> groupsOf = new HashMap<>();
        for (Group group : groups) {
            for (JsonObject member : pages(calls, "/groups/" + group.id() + "/members?briefRepresentation=true")) {
                groupsOf.computeIfAbsent(member.getString("id", ""), id -> new HashSet<>())
                        .add(group.id());
            }
        }
        return new KeycloakSnapshot(List.copyOf(users.values()), groups, groupsOf);
    }

    private static void addGroups(KeycloakCalls calls, String path, @Nullable Group parent, List<Group> groups)
            throws KeycloakSyncException {
        for (JsonObject json : pages(calls, path)) {
            String name = cut(json.getString("name", ""));
            Group group = new Group(
                    json.getString("id", ""),
                    name,
                    (parent == null ? "" : parent.path()) + "/" + name,
                    parent == null ? null : parent.id());
            groups.add(group);
            // Since Keycloak 23 a list of groups counts those below, and they are asked for by themselves.
            if (json.getInt("subGroupCount", 0) > 0) {
                addGroups(calls, "/groups/" + group.id() + "/children?briefRepresentation=true", group, groups);
            }
        }
    }

    private static List<JsonObject> pages(KeycloakCalls calls, String path) throws KeycloakSyncException {
        List<JsonObject> all = new ArrayList<>();
        while (true) {
            List<JsonObject> page = calls.list(path + "&first=" + all.size() + "&max=" + PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            if (all.size() > MOST) {
                throw KeycloakSyncException.of(RosterWord.TOO_MANY_ENTRIES, "most", Integer.toString(MOST));
            }
        }
    }

    private static User toUser(JsonObject json) {
        String username = json.getString("username", "");
        String name = (json.getString("firstName", "") + " " + json.getString("lastName", "")).strip();
        String email = json.getString("email", "");
        return new User(
                json.getString("id", ""),
                username,
                cut(name.isEmpty() ? username : name),
                email.isBlank() ? null : email,
                json.getBoolean("enabled", false));
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
