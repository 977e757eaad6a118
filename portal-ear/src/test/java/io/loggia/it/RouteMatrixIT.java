package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the running server, as its own OpenAPI description lists them, asked by every role about items of every
 * audience. A route added tomorrow is in here by itself: it must refuse strangers before it may do anything else.
 */
@ResourceLock(PortalServer.SHARED)
class RouteMatrixIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";

    /** What a person who is not signed in may call. */
    private static final Set<String> PUBLIC = Set.of(
            "POST /session",
            "POST /setup",
            "GET /sso",
            "POST /sso/discover",
            "GET /sso/signed-out",
            "GET /sso/{id}/sign-in",
            "GET /sso/{id}/callback",
            "POST /sso/{id}/backchannel-logout",
            "GET /reports/subscriptions/{token}",
            "PUT /reports/subscriptions/{token}",
            "GET /reports/subscriptions/{token}/one-click",
            "POST /reports/subscriptions/{token}/one-click",
            "OPTIONS /uploads",
            "OPTIONS /uploads/{id}");

    private static final Map<String, PortalClient> CLIENTS = new HashMap<>();
    private static final Map<String, String> ITEMS = new TreeMap<>();

    private record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void signInAndPublish() {
        for (String person : AudienceCase.PEOPLE) {
            CLIENTS.put(person, SERVER.signIn(person));
        }
        AudienceCase.ALL.forEach(RouteMatrixIT::publish);
    }

    private static void publish(AudienceCase audience) {
        String metadata = TusClient.metadata("filename", audience.name() + ".mp4") + ","
                + TusClient.metadata("title", "Matrix " + audience.name());
        HttpResponse<String> created = new TusClient(client("author")).create(1000, metadata);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = created.headers().firstValue("Loggia-Media-Id").orElseThrow();
        new Studio(client("author")).change(id, audience.patch(name -> Organisation.id(client("admin"), name)));
        ITEMS.put(audience.name(), id);
    }

    @Test
    @Tag("D12")
    void everyRoute_notSignedIn_isRefused() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes()) {
            if (!PUBLIC.contains(route.toString())) {
                HttpResponse<String> reply = call(SERVER.anonymous(), route, item("everyone"));
                softly.assertThat(reply.statusCode())
                        .as("%s, not signed in: %s", route, reply.body())
                        .isEqualTo(401);
            }
        }
        softly.assertAll();
    }

    @Test
    @Tag("D20")
    void everyRouteOfAnItem_itemHiddenFromTheCaller_isAsIfItDidNotExist() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes()) {
            if (!route.path().startsWith("/media/{id}")) {
                continue;
            }
            for (AudienceCase audience : AudienceCase.ALL) {
                for (String person : AudienceCase.PEOPLE) {
                    if (!audience.isSeenBy(person)) {
                        HttpResponse<String> hidden = call(client(person), route, item(audience.name()));
                        softly.assertThat(hidden.statusCode())
                                .as("%s of '%s' by %s: %s", route, audience, person, hidden.body())
                                .isEqualTo(404);
                    }
                }
            }
            HttpResponse<String> hidden = call(client("engineer"), route, item("sales"));
            HttpResponse<String> missing =
                    call(client("engineer"), route, UUID.randomUUID().toString());
            softly.assertThat(hidden.body())
                    .as("%s tells hidden from missing", route)
                    .isEqualTo(missing.body());
        }
        softly.assertAll();
    }

    @Test
    @Tag("D16")
    void everyChangeOfAnItem_byItsAudience_isForbidden() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes()) {
            if (route.path().startsWith("/media/{id}") && !route.method().equals("GET")) {
                for (String person : List.of("manager", "learning", "viewer", "engineer")) {
                    HttpResponse<String> reply = call(client(person), route, item("everyone"));
                    softly.assertThat(reply.statusCode())
                            .as("%s by %s: %s", route, person, reply.body())
                            .isEqualTo(403);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void item_byRoleAndAudience_isSeenByExactlyThose() {
        SoftAssertions softly = new SoftAssertions();
        for (AudienceCase audience : AudienceCase.ALL) {
            for (String person : AudienceCase.PEOPLE) {
                int status = client(person)
                        .get(API + "/media/" + item(audience.name()))
                        .statusCode();
                softly.assertThat(status)
                        .as("'%s' seen by %s", audience, person)
                        .isEqualTo(audience.isSeenBy(person) ? 200 : 404);
            }
        }
        softly.assertAll();
    }

    @Test
    void list_byRoleAndAudience_holdsExactlyWhatMayBeSeen() {
        SoftAssertions softly = new SoftAssertions();
        for (String person : List.of("manager", "learning", "viewer", "engineer")) {
            List<String> expected = AudienceCase.ALL.stream()
                    .filter(audience -> audience.isSeenBy(person))
                    .map(audience -> item(audience.name()))
                    .toList();
            softly.assertThat(listed(person, "q=Matrix"))
                    .as("list of %s", person)
                    .containsExactlyInAnyOrderElementsOf(expected);
            softly.assertThat(listed(person, "id=" + UUID.randomUUID() + "&id=" + String.join("&id=", ITEMS.values())))
                    .as("named to %s by their ids", person)
                    .containsExactlyInAnyOrderElementsOf(expected);
            softly.assertThat(client(person)
                            .get(API + "/media?q=Matrix&id=" + UUID.randomUUID())
                            .statusCode())
                    .as("ids of %s together with words", person)
                    .isEqualTo(400);
        }
        softly.assertAll();
    }

    private static List<String> listed(String person, String query) {
        return client(person)
                .getJson(API + "/media?limit=100&" + query)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    @Tag("D16")
    void everyAdminRoute_byAnyoneElse_isForbidden() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes()) {
            if (route.path().startsWith("/admin/")) {
                for (String person : List.of("author", "manager", "learning", "viewer", "engineer")) {
                    HttpResponse<String> reply =
                            call(client(person), route, UUID.randomUUID().toString());
                    softly.assertThat(reply.statusCode())
                            .as("%s by %s: %s", route, person, reply.body())
                            .isEqualTo(403);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    @Tag("D09")
    void everyChange_withoutTheCsrfToken_isRefused() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes()) {
            if (!Set.of("GET", "HEAD", "OPTIONS").contains(route.method())) {
                HttpResponse<String> reply = client("author")
                        .send(
                                route.method(),
                                filled(route, item("everyone")),
                                BodyPublishers.ofString("{}"),
                                Map.of("Content-Type", contentType(route), "X-CSRF-Token", "wrong"));
                softly.assertThat(reply.statusCode())
                        .as("%s: %s", route, reply.body())
                        .isEqualTo(403);
                softly.assertThat(reply.body()).as(route.toString()).contains("\"csrf\"");
            }
        }
        softly.assertAll();
    }

    /** What a form of another site can send without asking: no kind of it opens any route, whatever it ends in. */
    @Test
    @Tag("D09")
    void everyChange_sentAsAForm_isRefused() {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes()) {
            if (Set.of("GET", "HEAD", "OPTIONS").contains(route.method())
                    || route.path().endsWith("/backchannel-logout")) {
                continue;
            }
            for (String type :
                    List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b")) {
                HttpResponse<String> reply = client("author")
                        .send(
                                route.method(),
                                filled(route, item("everyone")) + "?x=.json",
                                BodyPublishers.ofString("{}"),
                                Map.of("Content-Type", type, "X-CSRF-Token", "", "Origin", "https://evil.example"));
                softly.assertThat(reply.statusCode())
                        .as("%s as %s: %s", route, type, reply.body())
                        .isIn(403, 415);
            }
        }
        softly.assertAll();
    }

    private static HttpResponse<String> call(PortalClient client, Route route, String id) {
        boolean body = Set.of("POST", "PUT", "PATCH").contains(route.method());
        Map<String, String> headers = new HashMap<>();
        headers.put("Tus-Resumable", "1.0.0");
        if (body) {
            headers.put("Content-Type", contentType(route));
        }
        return client.send(
                route.method(),
                filled(route, id),
                body ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(),
                headers);
    }

    private static String contentType(Route route) {
        if (route.path().startsWith("/uploads")) {
            return "application/offset+octet-stream";
        }
        if (route.path().endsWith("/people/import")) {
            return "text/csv";
        }
        if (route.path().endsWith("/backchannel-logout")) {
            return "application/x-www-form-urlencoded";
        }
        boolean takesFile = route.method().equals("PUT") && route.path().endsWith("/captions/{language}");
        return takesFile ? "text/vtt" : "application/json";
    }

    private static String filled(Route route, String id) {
        return API
                + route.path()
                        .replace("{id}", id)
                        .replace("{language}", "en")
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private static List<Route> routes() {
        JsonNode description = SERVER.anonymous().getJson("/openapi?format=json");
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            String relative = path.getKey().startsWith(API) ? path.getKey().substring(API.length()) : path.getKey();
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                if (Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
                        .contains(method)) {
                    routes.add(new Route(method, relative));
                }
            }
        }
        assertThat(routes).as("routes of the description").hasSizeGreaterThan(20);
        return routes;
    }

    private static PortalClient client(String person) {
        PortalClient client = CLIENTS.get(person);
        assertThat(client).as(person).isNotNull();
        return client;
    }

    private static String item(String audience) {
        String id = ITEMS.get(audience);
        assertThat(id).as(audience).isNotNull();
        return id;
    }
}
