package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** D06, D08: whom a subject is here, and what their claims give them. */
@ResourceLock(PortalServer.SSO)
class ProviderPeopleIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private SsoScene scene;

    @BeforeEach
    void open() {
        scene = SsoScene.open(SERVER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    @Tag("D08")
    void subject_comingAgainUnderAnotherName_isTheSamePerson() {
        String subject = scene.someone();
        SsoBrowser browser = scene.browser();
        browser.signIn("/");
        String before = me(browser).path("id").asString();
        scene.provider()
                .signsIn(changed(subject, Map.of("name", "Married Now", "preferred_username", "married-" + subject)));
        SsoBrowser again = scene.browser();
        again.signIn("/");

        assertThat(me(again).path("id").asString()).isEqualTo(before);
        assertThat(me(again).path("name").asString()).isEqualTo("Married Now");
    }

    /** A name or address is given to somebody else one day; what was its owner's must not be theirs. */
    @Test
    @Tag("D08")
    void username_recycledForAnotherSubject_isAnotherPerson() {
        String leaver = scene.someone("manager");
        SsoBrowser first = scene.browser();
        first.signIn("/");
        Map<String, Object> successor = new HashMap<>(SsoScene.claims(leaver));
        successor.put("sub", UUID.randomUUID().toString());
        successor.put("roles", List.of());
        scene.provider().signsIn(successor);
        SsoBrowser second = scene.browser();
        second.signIn("/");

        assertThat(me(second).path("id").asString())
                .isNotEqualTo(me(first).path("id").asString());
        assertThat(me(second).path("username").asString())
                .isNotEqualTo(me(first).path("username").asString());
        assertThat(roles(second)).containsExactly("VIEWER");
    }

    @Test
    @Tag("D08")
    void username_ofALocalPerson_isNotMatched() {
        String subject = UUID.randomUUID().toString();
        scene.provider()
                .signsIn(changed(
                        subject,
                        Map.of("preferred_username", "admin", "email", "admin@example.com", "name", "Impostor")));
        SsoBrowser browser = scene.browser();
        browser.signIn("/");

        assertThat(me(browser).path("username").asString()).isNotEqualTo("admin");
        assertThat(roles(browser)).containsExactly("VIEWER");
    }

    @Test
    @Tag("D08")
    void subject_ofAnotherProvider_isAnotherPerson() {
        String subject = scene.someone();
        SsoBrowser here = scene.browser();
        here.signIn("/");
        try (SsoScene other = SsoScene.open(SERVER)) {
            other.provider().signsIn(SsoScene.claims(subject));
            SsoBrowser there = other.browser();
            there.signIn("/");
            assertThat(me(there).path("id").asString())
                    .isNotEqualTo(me(here).path("id").asString());
        }
    }

    @Test
    void unknownPerson_whereTheyAreDenied_isToldSoAndNotMade() {
        scene.configure(Map.of("unknownPeople", "DENY"));
        String subject = scene.someone("author");

        assertThat(scene.browser().problem()).isEqualTo("sso-unknown");
        assertThat(scene.admin()
                        .getJson("/api/v1/admin/people?q=user-" + subject.substring(0, 8))
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void knownPerson_whereUnknownOnesAreDenied_signsIn() {
        scene.someone();
        scene.browser().signIn("/");
        scene.configure(Map.of("unknownPeople", "DENY"));

        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    void ruleThatDenies_keepsEvenAdminsOut() {
        scene.configure(
                Map.of("rules", List.of(SsoScene.role("boss", "ADMIN"), SsoScene.rule("external", "DENY", ""))));
        scene.someone("boss", "external");
        assertThat(scene.browser().problem()).isEqualTo("sso-denied");

        scene.someone("boss");
        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    void ruleThatDeniesUnless_letsOnlyThoseIn() {
        scene.configure(Map.of("rules", List.of(SsoScene.rule("staff", "DENY_UNLESS", ""))));
        scene.someone("guest");
        assertThat(scene.browser().problem()).isEqualTo("sso-denied");

        scene.someone("guest", "staff");
        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    @Tag("D06")
    void role_noLongerClaimed_isLostAtTheNextSignIn() {
        String subject = scene.someone("author", "manager");
        SsoBrowser first = scene.browser();
        first.signIn("/");
        assertThat(roles(first)).contains("AUTHOR", "MANAGER");

        scene.provider().signsIn(SsoScene.claims(subject, "author"));
        SsoBrowser second = scene.browser();
        second.signIn("/");
        assertThat(roles(second)).containsExactlyInAnyOrder("VIEWER", "AUTHOR");
    }

    /** What the next sign-in would undo is no admin's to change, and the page knows whose it is. */
    @Test
    void fieldsKeptByTheRules_areToldWithTheirKeeperAndRefused() {
        SsoBrowser browser = scene.signedIn("author");
        String path = "/api/v1/admin/people/" + me(browser).path("id").asString();
        JsonNode listed = listed(browser);
        assertThat(listed.path("keptBy").asString()).isEqualTo("Fake");
        assertThat(listed.path("managedFields").valueStream().map(JsonNode::asString))
                .contains("roles", "department", "name");

        for (Map<String, Object> patch : List.<Map<String, Object>>of(
                Map.of("roles", List.of("ADMIN")), Map.of("department", ""), Map.of("name", "Another"))) {
            HttpResponse<String> reply = scene.admin().sendJson("PATCH", path, patch);
            assertThat(reply.statusCode()).as("%s: %s", patch, reply.body()).isEqualTo(409);
            assertThat(reply.body()).contains("kept-elsewhere", "Fake keeps");
        }
        assertThat(scene.admin()
                        .sendJson("PATCH", path, Map.of("roles", List.of("VIEWER", "AUTHOR")))
                        .statusCode())
                .as("roles as they are")
                .isEqualTo(200);

        scene.configure(Map.of("rolesManaged", false));
        assertThat(listed(browser).path("managedFields").valueStream().map(JsonNode::asString))
                .doesNotContain("roles");
        assertThat(scene.admin()
                        .sendJson("PATCH", path, Map.of("roles", List.of("MANAGER")))
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode listed(SsoBrowser browser) {
        String id = me(browser).path("id").asString();
        return scene.admin()
                .getJson(
                        "/api/v1/admin/people?q=" + me(browser).path("username").asString())
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("D06")
    void person_disabledHere_isOutAndStaysOut() {
        scene.someone();
        SsoBrowser browser = scene.browser();
        browser.signIn("/");
        String id = me(browser).path("id").asString();
        assertThat(scene.admin()
                        .send(
                                "PATCH",
                                "/api/v1/admin/people/" + id,
                                BodyPublishers.ofString("{\"enabled\":false}"),
                                Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(browser.isSignedIn()).isFalse();
        assertThat(scene.browser().problem()).isEqualTo("sso-disabled");
    }

    @Test
    void provider_switchedOff_signsNobodyInAndEndsItsSessionsAtTheNextCheck() {
        SsoBrowser browser = scene.signedIn();
        assertThat(scene.admin()
                        .postJson("/api/v1/admin/sso/" + scene.id() + "/switch", Map.of("enabled", false))
                        .statusCode())
                .isEqualTo(200);

        assertThat(scene.browser()
                        .portal()
                        .get("/api/v1/sso/" + scene.id() + "/sign-in")
                        .statusCode())
                .isEqualTo(404);
        Eventually.holds("the session ends", Duration.ofSeconds(20), () -> !browser.isSignedIn());
    }

    private static Map<String, Object> changed(String subject, Map<String, Object> changes) {
        Map<String, Object> claims = new HashMap<>(SsoScene.claims(subject));
        claims.putAll(changes);
        return claims;
    }

    private static JsonNode me(SsoBrowser browser) {
        return browser.portal().getJson("/api/v1/me");
    }

    private static Stream<String> roles(SsoBrowser browser) {
        return me(browser).path("roles").valueStream().map(JsonNode::asString);
    }
}
