package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
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
    void query_thatADatabaseCannotHold_isNoFaultOfOurs() {
        PortalClient admin = server.signIn("admin");
        String department = Organisation.department(admin, "Sales");
        String ancient = PortalClient.cursor(
                "-999999999-12-31T23:59:59Z", UUID.randomUUID().toString());
        for (String path : List.of(
                "/media?q=%00",
                "/media?q=a%00b",
                "/people?q=%00",
                "/admin/people?q=%00&cursor=" + PortalClient.cursor("\uFFFF"),
                "/search?q=a%00&speaker=%00&language=%00",
                "/search?q=a&from=%2B999999999-12-31",
                "/search/suggest?q=%00",
                "/media?cursor=" + ancient,
                "/me/history?cursor=" + ancient,
                "/me/completions?cursor=" + ancient,
                "/admin/jobs?cursor=" + ancient,
                "/reports/completion?to=%2B999999999-12-31&department=" + department,
                "/reports/completion?from=-999999999-01-01&format=csv&department=" + department)) {
            HttpResponse<String> reply = admin.get("/api/v1" + path);
            assertThat(reply.statusCode()).as("%s: %s", path, reply.body()).isIn(200, 400);
        }
        assertThat(admin.get("/api/v1/media?limit=many").statusCode()).isEqualTo(400);
    }

    @Test
    void text_thatADatabaseCannotHold_isNoFaultOfOurs() {
        PortalClient admin = server.signIn("admin");
        String media = new TusClient(admin)
                .create(
                        1000,
                        TusClient.metadata("filename", "nul\0.mp4") + "," + TusClient.metadata("title", "a\0b\uD800"))
                .headers()
                .firstValue("Loggia-Media-Id")
                .orElseThrow();
        for (String text :
                List.of("a\\u0000b", "\\u0000", "\\ud800", "\\udfff\\ud800", "\\u202e\\uffff", "\\ud83d\\ude00")) {
            String name = "\"" + text + UUID.randomUUID() + "\"";
            assertAnswered(admin, "PATCH", "/media/" + media, "{\"title\":" + name + "}");
            assertAnswered(admin, "PATCH", "/media/" + media, "{\"description\":" + name + "}");
            assertAnswered(admin, "PATCH", "/media/" + media, "{\"tags\":[" + name + "]}");
            assertAnswered(admin, "PATCH", "/media/" + media, "{\"language\":" + name + "}");
            assertAnswered(admin, "PATCH", "/media/" + media, "{\"publishUntil\":\"+999999999-12-31T23:59:59Z\"}");
            assertAnswered(admin, "POST", "/channels", "{\"name\":" + name + "}");
            assertAnswered(
                    admin,
                    "POST",
                    "/admin/people",
                    "{\"username\":\"u%s\",\"name\":%s,\"password\":\"long enough a secret\"}"
                            .formatted(UUID.randomUUID(), name));
            assertAnswered(server.anonymous(), "POST", "/session", "{\"username\":" + name + ",\"password\":\"x\"}");
        }
        assertAnswered(admin, "PUT", "/media/" + media + "/captions/en", "WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n");
    }

    private static void assertAnswered(PortalClient client, String method, String path, String body) {
        String type = path.contains("/captions/")
                ? "text/vtt"
                : method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpResponse<String> reply =
                client.send(method, "/api/v1" + path, BodyPublishers.ofString(body), Map.of("Content-Type", type));
        assertThat(reply.statusCode())
                .as("%s %s %s: %s", method, path, body, reply.body())
                .isLessThan(500);
    }

    @Test
    @Tag("D04")
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
