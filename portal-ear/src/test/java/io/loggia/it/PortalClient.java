package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One browser's worth of HTTP: it keeps its cookies, and sends the CSRF token on every state change once signed in. */
public final class PortalClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI base;
    private final CookieManager cookies;
    private final HttpClient http;
    private @Nullable String csrfToken;

    public PortalClient(URI base) {
        this(base, new CookieManager());
    }

    private PortalClient(URI base, CookieManager cookies) {
        this.base = base;
        this.cookies = cookies;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** The same browser at another server of the same portal. */
    PortalClient at(PortalServer other) {
        PortalClient there = new PortalClient(other.base(), cookies);
        there.csrfToken = csrfToken;
        return there;
    }

    /** Fails the test when the account is refused. */
    public JsonNode signIn(String username, String password) {
        HttpResponse<String> reply = postJson("/api/v1/session", Map.of("username", username, "password", password));
        if (reply.statusCode() != 200) {
            throw new AssertionError("sign-in of " + username + ": " + reply.statusCode() + " " + reply.body());
        }
        JsonNode me = json(reply);
        csrfToken = me.path("csrfToken").asString();
        return me;
    }

    /** Takes over the session of a browser that signed in elsewhere. */
    public JsonNode adopt(String session) {
        HttpCookie cookie = new HttpCookie("loggia-session", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
        JsonNode me = getJson("/api/v1/me");
        csrfToken = me.path("csrfToken").asString();
        return me;
    }

    public boolean isReady() {
        try {
            return http.send(request("/health/ready").GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public HttpResponse<byte[]> getBytes(String path, Map<String, String> headers) {
        return send(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofByteArray());
    }

    /** The body of a reply that must be 200. */
    public JsonNode getJson(String path) {
        HttpResponse<String> reply = get(path);
        if (reply.statusCode() != 200) {
            throw new AssertionError("GET " + path + ": " + reply.statusCode() + " " + reply.body());
        }
        return json(reply);
    }

    public HttpResponse<String> postJson(String path, Object body) {
        return sendJson("POST", path, body);
    }

    public HttpResponse<String> putJson(String path, Object body) {
        return sendJson("PUT", path, body);
    }

    public HttpResponse<String> patchJson(String path, Object body) {
        return send("PATCH", path, jsonBody(body), Map.of("Content-Type", "application/merge-patch+json"));
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    /** Any call; {@code path} may also be an absolute URL of the same server. */
    public HttpResponse<String> send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return send(request(method, path, body, headers), BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request as this client would send it, for a test that sends it in its own way. */
    public HttpRequest request(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder builder = request(path).method(method, body);
        boolean changesState = !"GET".equals(method) && !"HEAD".equals(method);
        if (changesState && csrfToken != null) {
            builder.setHeader("X-CSRF-Token", csrfToken);
        }
        headers.forEach(builder::setHeader);
        return builder.build();
    }

    /** A cursor as the server writes them, for values that it would not write. */
    static String cursor(String... values) {
        byte[] joined = String.join("\0", values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    public static JsonNode json(HttpResponse<String> reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException e) {
            throw new AssertionError(String.format(Locale.ROOT, "%s: not JSON: %s", reply.uri(), reply.body()), e);
        }
    }

    /** The value of the Cookie header as it would be sent now. */
    public String cookies() {
        try {
            return String.join("; ", cookies.get(base, Map.of()).getOrDefault("Cookie", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null before the sign-in. */
    public @Nullable String csrfToken() {
        return csrfToken;
    }

    public HttpClient http() {
        return http;
    }

    /** Any call with a JSON body. */
    public HttpResponse<String> sendJson(String method, String path, Object body) {
        return send(method, path, jsonBody(body), Map.of("Content-Type", "application/json"));
    }

    private static BodyPublisher jsonBody(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
    }
}
