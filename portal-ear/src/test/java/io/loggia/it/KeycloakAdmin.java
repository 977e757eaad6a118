package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's admin REST API over plain HTTP. A call that is refused fails the test. */
public final class KeycloakAdmin {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI base;
    private final String username;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    KeycloakAdmin(URI base, String username, String password) {
        this.base = base;
        this.username = username;
        this.password = password;
    }

    URI base() {
        return base;
    }

    /** Whether the server is there and knows its administrator. */
    boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/realms/master"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        return JSON.readTree(call("GET", path, null).body());
    }

    /** @return the id of what was made, the last part of its address; empty when the answer names none */
    String post(String path, @Nullable Object body) {
        String location =
                call("POST", path, body).headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** What an address makes of something, without keeping it. */
    JsonNode ask(String path, Object body) {
        return JSON.readTree(call("POST", path, body).body());
    }

    /** A file that everybody may read, such as the metadata of a realm. */
    String publicFile(String path) {
        HttpResponse<String> reply = send(HttpRequest.newBuilder(base.resolve(path)));
        if (reply.statusCode() != 200) {
            throw new AssertionError(path + ": " + reply.statusCode() + " " + reply.body());
        }
        return reply.body();
    }

    void put(String path, @Nullable Object body) {
        call("PUT", path, body);
    }

    void delete(String path, @Nullable Object body) {
        call("DELETE", path, body);
    }

    /** The answer of a token endpoint, whatever its status. */
    HttpResponse<String> token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> call(String method, String path, @Nullable Object body) {
        String text = body instanceof String json ? json : body == null ? "" : JSON.writeValueAsString(body);
        HttpResponse<String> reply = send(HttpRequest.newBuilder(base.resolve("/admin/realms" + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text)));
        if (reply.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + reply.statusCode() + " " + reply.body());
        }
        return reply;
    }

    /** They live for a minute, so each call takes a new one. */
    private String adminToken() {
        HttpResponse<String> reply = token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", username, "password", password));
        if (reply.statusCode() != 200) {
            throw new AssertionError("token of the administrator: " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body()).path("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
