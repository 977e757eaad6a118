package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A portal with a {@link FakeProvider} of its own in force, set up as an admin does it. */
final class SsoScene implements AutoCloseable {
    private final PortalServer server;
    private final PortalClient admin;
    private final FakeProvider provider = new FakeProvider();
    private final String id;

    private SsoScene(PortalServer server) {
        this.server = server;
        admin = server.signIn("admin");
        HttpResponse<String> added =
                admin.postJson("/api/v1/admin/sso", Map.of("name", "Fake", "issuer", provider.issuer()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        id = PortalClient.json(added).path("id").asString();
        ok(admin.putJson(path("secret"), Map.of("secret", FakeProvider.SECRET)));
    }

    static SsoScene open(PortalServer server) {
        return open(server, Map.of());
    }

    /** @param settings what differs from those that roles by the claim {@code roles} need */
    static SsoScene open(PortalServer server, Map<String, ?> settings) {
        SsoScene scene = new SsoScene(server);
        scene.configure(settings);
        return scene;
    }

    void configure(Map<String, ?> settings) {
        HttpResponse<String> activated = tryToConfigure(settings);
        assertThat(activated.statusCode()).as(activated.body()).isEqualTo(200);
    }

    HttpResponse<String> tryToConfigure(Map<String, ?> settings) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "name",
                "Fake",
                "issuer",
                provider.issuer(),
                "clientId",
                FakeProvider.CLIENT,
                "scopes",
                List.of("openid", "profile"),
                "emailDomains",
                List.of(),
                "unknownPeople",
                "CREATE",
                "rosterClaim",
                "sub"));
        draft.putAll(Map.of(
                "usernameClaim",
                "preferred_username",
                "nameClaim",
                "name",
                "emailClaim",
                "email",
                "department",
                Map.of("claim", "groups", "form", "PATH", "create", true),
                "rolesManaged",
                true,
                "rules",
                List.of(role("author", "AUTHOR"), role("manager", "MANAGER"))));
        draft.putAll(settings);
        ok(admin.putJson(path("draft"), draft));
        return admin.postJson(path("activate"), Map.of("override", true));
    }

    static Map<String, Object> role(String value, String role) {
        return rule(value, "ROLE", role);
    }

    static Map<String, Object> rule(String value, String effect, String target) {
        return Map.of("claim", "roles", "operator", "IS", "value", value, "effect", effect, "target", target);
    }

    PortalServer server() {
        return server;
    }

    PortalClient admin() {
        return admin;
    }

    FakeProvider provider() {
        return provider;
    }

    String id() {
        return id;
    }

    SsoBrowser browser() {
        return new SsoBrowser(this);
    }

    /** Makes the provider vouch for someone new, whose subject is returned. */
    String someone(String... roles) {
        String subject = UUID.randomUUID().toString();
        provider.signsIn(claims(subject, roles));
        return subject;
    }

    static Map<String, Object> claims(String subject, String... roles) {
        return Map.of(
                "sub", subject,
                "sid", "session-" + subject,
                "preferred_username", "user-" + subject.substring(0, 8),
                "name", "Person " + subject.substring(0, 8),
                "email", subject.substring(0, 8) + "@example.com",
                "groups", List.of("/Fakes/North"),
                "roles", List.of(roles));
    }

    /** Someone new, signed in. */
    SsoBrowser signedIn(String... roles) {
        someone(roles);
        SsoBrowser browser = browser();
        assertThat(browser.signIn("/")).isEqualTo(server.base() + "/");
        return browser;
    }

    /** What the set-up page's test tells of a step that failed. */
    JsonNode testReport() {
        HttpResponse<String> report = admin.postJson(path("test"), Map.of());
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        return PortalClient.json(report).path("steps");
    }

    private String path(String action) {
        return "/api/v1/admin/sso/" + id + "/" + action;
    }

    private static void ok(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    /** Takes the provider away, so that the next test's server asks it no more. */
    @Override
    public void close() {
        admin.delete("/api/v1/admin/sso/" + id);
        provider.close();
    }
}
