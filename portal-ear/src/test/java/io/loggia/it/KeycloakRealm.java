package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One realm of a {@link Keycloak}, and what an administrator does in it. People are named by user name, groups by path. */
public final class KeycloakRealm {
    /** The name of the realm whose people have the ids of the demo organisation's. */
    static final String DEMO = "loggia";

    private static final String USERS = "/users/";

    private final KeycloakAdmin admin;
    private final String name;

    private KeycloakRealm(KeycloakAdmin admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    static KeycloakRealm create(KeycloakAdmin admin, String name, String representation) {
        ObjectNode realm = (ObjectNode) KeycloakAdmin.JSON.readTree(representation);
        realm.remove("id");
        realm.put("realm", name);
        if (!name.equals(DEMO)) {
            // No two realms of a server have users of the same id.
            realm.path("users").forEach(user -> ((ObjectNode) user).remove("id"));
        }
        admin.post("", realm);
        return new KeycloakRealm(admin, name);
    }

    /** The demo realm as {@code ./loggia up --keycloak} imports it. */
    static String demo(URI portal, String secret) {
        Path file = Path.of(Keycloak.property("loggia.realm"));
        try {
            return Files.readString(file)
                    .replace("${LOGGIA_URL}", portal.toString())
                    .replace("${LOGGIA_SSO_DEMO_SECRET}", secret)
                    .replace("${LOGGIA_DEMO_PASSWORD}", PortalServer.DEMO_PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    public String issuer() {
        return admin.base() + "/realms/" + name;
    }

    /** Changes settings of the realm, such as {@code accessTokenLifespan} in seconds. */
    public void configure(Map<String, ?> settings) {
        admin.put("/" + name, settings);
    }

    /** Changes settings of a client; what is not named stays. */
    public void configureClient(String clientId, Map<String, ?> settings) {
        JsonNode found = admin.get("/" + name + "/clients?clientId=" + KeycloakAdmin.encoded(clientId))
                .path(0);
        ObjectNode client = (ObjectNode) found;
        settings.forEach((key, value) -> client.set(key, KeycloakAdmin.JSON.valueToTree(value)));
        admin.put("/" + name + "/clients/" + client.path("id").asString(), client);
    }

    /** Signs with a new key from now on. The old one goes, so that what it has signed is refused as well. */
    public void rotateKeys() {
        List<JsonNode> before = admin.get("/" + name + "/components?type=org.keycloak.keys.KeyProvider")
                .valueStream()
                .filter(key -> key.path("providerId").asString().equals("rsa-generated"))
                .toList();
        Map<String, List<String>> config =
                Map.of("priority", List.of("200"), "keySize", List.of("2048"), "algorithm", List.of("RS256"));
        admin.post(
                "/" + name + "/components",
                Map.of(
                        "name",
                        "rotated " + UUID.randomUUID(),
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        config));
        before.forEach(
                key -> admin.delete("/" + name + "/components/" + key.path("id").asString(), null));
    }

    /** @return the subject, which is the user's id */
    public String hire(String username, String firstName, String lastName, String... groupPaths) {
        return admin.post(
                "/" + name + "/users",
                Map.of(
                        "username",
                        username,
                        "firstName",
                        firstName,
                        "lastName",
                        lastName,
                        "email",
                        username + "@loggia.example",
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "groups",
                        List.of(groupPaths),
                        "credentials",
                        List.of(Map.of("type", "password", "value", PortalServer.DEMO_PASSWORD))));
    }

    /** The user's id, which is the subject of their tokens. */
    public String subject(String username) {
        return admin.get("/" + name + "/users?exact=true&username=" + KeycloakAdmin.encoded(username))
                .path(0)
                .path("id")
                .asString();
    }

    public void setEnabled(String username, boolean enabled) {
        changeUser(username, Map.of("enabled", enabled));
    }

    /** Changes fields of a user, such as {@code attributes} or {@code email}; what is not named stays. */
    public void changeUser(String username, Map<String, ?> fields) {
        String path = user(username);
        ObjectNode user = (ObjectNode) admin.get(path);
        fields.forEach((key, value) -> user.set(key, KeycloakAdmin.JSON.valueToTree(value)));
        admin.put(path, user);
    }

    public void remove(String username) {
        admin.delete(user(username), null);
    }

    public void addRole(String username, String role) {
        admin.post(user(username) + "/role-mappings/realm", List.of(role(role)));
    }

    public void removeRole(String username, String role) {
        admin.delete(user(username) + "/role-mappings/realm", List.of(role(role)));
    }

    public void join(String username, String groupPath) {
        admin.put(user(username) + "/groups/" + group(groupPath), null);
    }

    public void leave(String username, String groupPath) {
        admin.delete(user(username) + "/groups/" + group(groupPath), null);
    }

    /** Ends all of a user's sessions at the provider, which calls the clients' back-channel logout. */
    public void endSessions(String username) {
        admin.post(user(username) + "/logout", null);
    }

    /** The answer of the token endpoint to a script on behalf of a person, whose tokens are meant for the portal. */
    public HttpResponse<String> scriptToken(String username, String secret) {
        return admin.token(
                name,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "loggia-scripts",
                        "client_secret",
                        secret,
                        "scope",
                        "openid",
                        "username",
                        username,
                        "password",
                        PortalServer.DEMO_PASSWORD));
    }

    private String user(String username) {
        return "/" + name + USERS + subject(username);
    }

    private String group(String path) {
        return admin.get("/" + name + "/group-by-path" + path.replace(" ", "%20"))
                .path("id")
                .asString();
    }

    private JsonNode role(String role) {
        return admin.get("/" + name + "/roles/" + KeycloakAdmin.encoded(role));
    }
}
