package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An admin who sets identity providers up through the API. */
final class SsoSetUp {
    private static final String ADMIN = "/api/v1/admin/sso/";

    private final PortalClient admin;

    SsoSetUp(PortalClient admin) {
        this.admin = admin;
    }

    /** Adds a provider. @return its id */
    String add(String name, String issuer) {
        return expect(201, admin.postJson("/api/v1/admin/sso", Map.of("name", name, "issuer", issuer)))
                .path("id")
                .asString();
    }

    /** Settings as the demo has them: roles of the access token, departments by group path. */
    static Map<String, Object> settings(String name, String issuer) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("name", name);
        settings.put("issuer", issuer);
        settings.put("clientId", "loggia");
        settings.put("scopes", List.of("openid", "profile", "email"));
        settings.put("emailDomains", List.of());
        settings.put("apiAudience", "loggia");
        settings.put("unknownPeople", "CREATE");
        settings.put("rosterClaim", "sub");
        settings.put("usernameClaim", "preferred_username");
        settings.put("nameClaim", "name");
        settings.put("emailClaim", "email");
        settings.put("department", Map.of("claim", "groups", "form", "PATH", "create", true));
        settings.put("rolesManaged", true);
        settings.put("rules", List.of(role("author", "AUTHOR"), role("manager", "MANAGER"), role("admin", "ADMIN")));
        return settings;
    }

    static Map<String, Object> role(String value, String role) {
        return Map.of(
                "claim", "realm_access.roles", "operator", "IS", "value", value, "effect", "ROLE", "target", role);
    }

    static Map<String, Object> rule(String claim, String operator, String value, String effect) {
        return Map.of("claim", claim, "operator", operator, "value", value, "effect", effect);
    }

    void edit(String id, Map<String, Object> settings) {
        expect(200, admin.putJson(ADMIN + id + "/draft", settings));
    }

    void secret(String id, String secret) {
        expect(200, admin.putJson(ADMIN + id + "/secret", Map.of("secret", secret)));
    }

    void activate(String id) {
        expect(200, admin.postJson(ADMIN + id + "/activate", Map.of("override", true)));
    }

    private static JsonNode expect(int status, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return PortalClient.json(reply);
    }
}
