package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must hold on every database: sign-in, a change that is listed, no query that one of them refuses. */
abstract class PortalContract {
    private final PortalServer server;

    PortalContract(PortalServer server) {
        this.server = server;
    }

    @Test
    void manager_signedIn_managesSales() {
        JsonNode me = server.signIn("manager").getJson("/api/v1/me");

        assertThat(me.path("username").asString()).isEqualTo("manager");
        assertThat(me.path("manages").findValuesAsString("name")).contains("Sales");
    }

    @Test
    void me_withoutSession_isAProblemWithItsCode() {
        HttpResponse<String> reply = server.anonymous().get("/api/v1/me");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(PortalClient.json(reply).path("code").asString()).isEqualTo("not-signed-in");
    }

    @Test
    void stateChange_withoutCsrfToken_isRefused() {
        PortalClient admin = server.signIn("admin");

        HttpResponse<String> reply = admin.send(
                "POST",
                "/api/v1/channels",
                BodyPublishers.ofString("{\"name\":\"Forged\"}"),
                Map.of("Content-Type", "application/json", "X-CSRF-Token", "forged"));

        assertThat(reply.statusCode()).isEqualTo(403);
    }

    @Test
    void channel_madeByAdmin_isListedForEverybody() {
        String name = "Onboarding " + UUID.randomUUID();

        assertThat(server.signIn("admin")
                        .postJson("/api/v1/channels", Map.of("name", name))
                        .statusCode())
                .isEqualTo(201);

        JsonNode channels = server.signIn("viewer").getJson("/api/v1/channels");
        assertThat(channels.path("items").findValuesAsString("name")).contains(name);
    }

    @Test
    void routes_thatOnlyRead_answerWithoutAFaultOfOurs() {
        PortalClient admin = server.signIn("admin");
        List<String> paths = admin.getJson("/openapi?format=json")
                .path("paths")
                .propertyStream()
                .filter(route -> route.getValue().has("get") && !route.getKey().contains("{"))
                .map(route -> route.getKey())
                .toList();

        assertThat(paths).contains("/api/v1/media", "/api/v1/channels");
        for (String path : paths) {
            HttpResponse<String> reply = admin.get(path + "?q=onboarding");
            assertThat(reply.statusCode()).as("%s: %s", path, reply.body()).isLessThan(500);
        }
    }

    @Test
    void sessionCookie_behindATlsProxy_isBoundToItsHost() {
        HttpResponse<String> reply = server.anonymous()
                .send(
                        "POST",
                        "/api/v1/session",
                        BodyPublishers.ofString(
                                "{\"username\":\"viewer\",\"password\":\"" + PortalServer.DEMO_PASSWORD + "\"}"),
                        Map.of(
                                "Content-Type", "application/json",
                                "X-Forwarded-For", "203.0.113.7",
                                "X-Forwarded-Proto", "https"));

        assertThat(reply.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Secure")
                        .contains("HttpOnly")
                        .contains("SameSite"));
    }

    @Test
    void session_survivesKillOfTheServer() {
        PortalClient author = server.signIn("author");

        server.killAndRestart();

        assertThat(author.getJson("/api/v1/me").path("username").asString()).isEqualTo("author");
    }
}
