package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A SCIM client with its token, sending bodies as they stand. */
final class ScimCalls {
    private static final String TOKENS = "/api/v1/admin/scim/tokens";
    private static final String BASE = "/scim/v2";

    private final PortalClient http;
    private final String token;

    /** The token's id, to revoke it by. */
    final String tokenId;

    private ScimCalls(PortalClient http, JsonNode issued) {
        this.http = http;
        this.token = issued.path("token").asString();
        this.tokenId = issued.path("id").asString();
    }

    /** A client with a new token; without a provider it shares its people with every other such client. */
    static ScimCalls of(PortalServer server, PortalClient admin, String name, @Nullable String provider) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", name);
        wanted.put("providerId", provider);
        HttpResponse<String> reply = admin.postJson(TOKENS, wanted);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return new ScimCalls(server.anonymous(), PortalClient.json(reply));
    }

    /** A new identity provider that nobody can sign in through, for a roster of its own. */
    static String provider(PortalClient admin) {
        Map<String, String> draft =
                Map.of("name", "Of a roster", "issuer", "https://" + UUID.randomUUID() + ".invalid");
        HttpResponse<String> reply = admin.postJson("/api/v1/admin/sso", draft);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply).path("id").asString();
    }

    String token() {
        return token;
    }

    void revoke(PortalClient admin) {
        assertThat(admin.delete(TOKENS + "/" + tokenId).statusCode()).isEqualTo(204);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) {
        return send(method, path, body, Map.of());
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/scim+json; charset=utf-8"));
        headers.putAll(more);
        return http.send(
                method, BASE + path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    /** The answer to a body that must be taken. */
    JsonNode created(String path, String body) {
        HttpResponse<String> reply = send("POST", path, body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply);
    }

    JsonNode replaced(String path, String body) {
        return ok(send("PUT", path, body));
    }

    /** A PATCH that must be taken, and the resource as it is afterwards. */
    JsonNode patched(String path, String body) {
        HttpResponse<String> reply = send("PATCH", path, body);
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 204);
        return read(path);
    }

    JsonNode read(String path) {
        return ok(send("GET", path, null));
    }

    JsonNode filtered(String path, String filter) {
        return read(path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    int status(String method, String path, @Nullable String body) {
        return send(method, path, body).statusCode();
    }

    private static JsonNode ok(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/scim+json");
        return PortalClient.json(reply);
    }
}
