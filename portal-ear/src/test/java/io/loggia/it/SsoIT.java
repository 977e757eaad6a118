package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Single sign-on with a real Keycloak: what happens there is so here, within the time that the documentation says. */
@ResourceLock(PortalServer.SSO)
class SsoIT {
    private static final String SECRET = "the secret of these tests";
    private static final String REALM = "sso";
    private static final String DEMO_PROVIDER = "4a26a718-9e87-3f8f-a7ea-d25a7e3ba15d";

    /** The check runs every second here, every 40 seconds by default, and 60 are promised. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    @RegisterExtension
    static final Keycloak KEYCLOAK = Keycloak.shared();

    private static KeycloakRealm realm;
    private static String provider;
    private static SsoSetUp setUp;

    @BeforeAll
    static void setUp() {
        setUp = new SsoSetUp(SERVER.signIn("admin"));
        String issuer = KEYCLOAK.base() + "/realms/" + REALM;
        provider = setUp.add("Staff", issuer);
        setUp.edit(provider, SsoSetUp.settings("Staff", issuer));
        setUp.secret(provider, SECRET);
        setUp.activate(provider);
        realm = KEYCLOAK.realm(REALM, KeycloakRealm.demo(SERVER.base(), SECRET).replace(DEMO_PROVIDER, provider));
    }

    private static KeycloakVisitor visitor() {
        return new KeycloakVisitor(SERVER.base());
    }

    private static PortalClient signedIn(String username) {
        KeycloakVisitor visitor = visitor();
        URI landed = visitor.signIn(provider, "/", username);
        assertThat(landed.getPath()).as(landed.toString()).isEqualTo("/");
        return visitor.client();
    }

    private static List<String> roles(PortalClient client) {
        List<String> roles = new ArrayList<>();
        client.getJson("/api/v1/me").path("roles").forEach(role -> roles.add(role.asString()));
        return roles;
    }

    private static boolean isSignedOut(PortalClient client) {
        return client.get("/api/v1/me").statusCode() == 401;
    }

    @Test
    void firstSignIn_withDeepLink_arrivesThereWithRolesAndDepartment() {
        realm.hire("mia", "Mia", "Meier", "/Sales/Sales North");
        realm.addRole("mia", "author");
        KeycloakVisitor visitor = visitor();

        URI landed = visitor.signIn(provider, "/watch/0f4c/talk?t=90", "mia");

        assertThat(landed).hasPath("/watch/0f4c/talk").hasQuery("t=90");
        JsonNode me = visitor.client().getJson("/api/v1/me");
        assertThat(me.path("name").asString()).isEqualTo("Mia Meier");
        assertThat(me.path("roles").toString()).contains("AUTHOR").doesNotContain("ADMIN");
        // The path found the department that the demo organisation has already.
        assertThat(me.path("department").path("name").asString()).isEqualTo("Sales North");
        assertThat(SERVER.signIn("viewer")
                        .getJson("/api/v1/me")
                        .path("department")
                        .path("id"))
                .isEqualTo(me.path("department").path("id"));
    }

    @Test
    @Tag("D06")
    void personMovedAndStripped_whileSignedIn_isSoHere() {
        realm.hire("olaf", "Olaf", "Olsen", "/Engineering");
        realm.addRole("olaf", "manager");
        PortalClient olaf = signedIn("olaf");
        assertThat(roles(olaf)).contains("MANAGER");

        realm.removeRole("olaf", "manager");
        realm.leave("olaf", "/Engineering");
        realm.join("olaf", "/Sales/Sales South");

        Eventually.holds("the role is gone", SOON, () -> !roles(olaf).contains("MANAGER"));
        Eventually.holds(
                "the department is another",
                SOON,
                () -> olaf.getJson("/api/v1/me")
                        .path("department")
                        .path("name")
                        .asString()
                        .equals("Sales South"));
    }

    @Test
    @Tag("D06")
    void personDisabled_midPlayback_losesSessionAndBytes() {
        realm.hire("dora", "Dora", "Dahl", "/Sales/Sales North");
        PortalClient dora = signedIn("dora");
        String film = Studio.published(SERVER, 2, "Seen by Dora");
        String hls = dora.getJson("/api/v1/media/" + film + "/playback")
                .path("hlsUrl")
                .asString();
        assertThat(dora.get(hls).statusCode()).isEqualTo(200);

        realm.setEnabled("dora", false);

        Eventually.holds("the session is over", SOON, () -> isSignedOut(dora));
        Eventually.holds(
                "no more bytes", Duration.ofSeconds(5), () -> dora.get(hls).statusCode() >= 400);
        URI again = visitor().signIn(provider, "/", "dora");
        assertThat(again.getPort())
                .as("Keycloak itself refuses: %s", again)
                .isEqualTo(KEYCLOAK.base().getPort());
    }

    @Test
    @Tag("D05")
    void signOut_here_leadsToSignOutThere() {
        realm.hire("leo", "Leo", "Lang", "/People");
        KeycloakVisitor visitor = visitor();
        visitor.signIn(provider, "/", "leo");
        PortalClient leo = visitor.client();

        HttpResponse<String> ended = leo.delete("/api/v1/session");
        String there = PortalClient.json(ended).path("providerSignOutUrl").asString();
        URI landed = visitor.open(URI.create(there)).uri();

        assertThat(landed).hasPath("/sign-in").hasQuery("signedOut");
        assertThat(isSignedOut(leo)).isTrue();
        HttpResponse<String> next = visitor.open(SERVER.base().resolve("/api/v1/sso/" + provider + "/sign-in"));
        assertThat(next.body()).as("Keycloak asks for the password again").contains("kc-form-login");
    }

    @Test
    @Tag("D05")
    void signOut_there_endsTheSessionHere_byBackChannel() {
        realm.hire("nora", "Nora", "Nagy", "/People");
        PortalClient first = signedIn("nora");
        PortalClient second = signedIn("nora");

        realm.endSessions("nora");

        Eventually.holds("both sessions are over", SOON, () -> isSignedOut(first) && isSignedOut(second));
        assertThat(SERVER.log()).contains("Back-channel logout ended");
    }

    @Test
    @Tag("D07")
    void keys_rotatedAtTheProvider_areLearned() {
        realm.hire("kai", "Kai", "Kern", "/People");
        signedIn("kai");

        realm.rotateKeys();

        Eventually.holds(
                "signs in by the new key",
                SOON,
                () -> !KeycloakVisitor.problem(visitor().signIn(provider, "/", "kai"))
                        .containsKey("problem"));
    }

    @Test
    void bearerToken_ofTheProvider_isTakenWithItsAudienceAndNoCsrfToken() {
        realm.hire("sven", "Sven", "Sand", "/People");
        realm.addRole("sven", "author");
        signedIn("sven");
        String token = PortalClient.json(realm.scriptToken("sven", SECRET))
                .path("access_token")
                .asString();
        PortalClient script = SERVER.anonymous();
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);

        HttpResponse<String> me = script.send("GET", "/api/v1/me", BodyPublishers.noBody(), bearer);
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(me.body()).contains("Sven Sand");
        Map<String, String> change =
                Map.of("Authorization", "Bearer " + token, "Tus-Resumable", "1.0.0", "Upload-Length", "10");
        assertThat(script.send("POST", "/api/v1/uploads", BodyPublishers.noBody(), change)
                        .statusCode())
                .isEqualTo(201);

        Map<String, String> asCookie = Map.of("Cookie", "loggia-session=" + token);
        assertThat(SERVER.anonymous()
                        .send("GET", "/api/v1/me", BodyPublishers.noBody(), asCookie)
                        .statusCode())
                .isEqualTo(401);
        Map<String, String> forged =
                Map.of("Authorization", "Bearer " + token.substring(0, token.length() - 6) + "AAAAAA");
        assertThat(SERVER.anonymous()
                        .send("GET", "/api/v1/me", BodyPublishers.noBody(), forged)
                        .statusCode())
                .isEqualTo(401);
    }

    /** No roster tells of it here: Keycloak is asked about the token itself. */
    @Test
    @Tag("D06")
    void personDisabled_whoseScriptRuns_losesItsToken() {
        String stays = script("ruth");
        String leaves = script("rosa");
        assertThat(bearerStatus(stays)).isEqualTo(200);
        assertThat(bearerStatus(leaves)).isEqualTo(200);

        realm.setEnabled("rosa", false);

        Eventually.holds("the token is refused", SOON, () -> {
            assertThat(bearerStatus(stays)).as("Keycloak lets it count").isEqualTo(200);
            return bearerStatus(leaves) == 401;
        });
    }

    private static String script(String username) {
        realm.hire(username, username, "Script", "/People");
        signedIn(username);
        return PortalClient.json(realm.scriptToken(username, SECRET))
                .path("access_token")
                .asString();
    }

    private static int bearerStatus(String token) {
        return SERVER.anonymous()
                .send("GET", "/api/v1/me", BodyPublishers.noBody(), Map.of("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void dryRun_showsWhatWouldHappen_andLetsLocalSignInBeHidden() {
        realm.hire("ada", "Ada", "Ahl", "/People");
        realm.addRole("ada", "admin");
        KeycloakVisitor browser = visitor();
        browser.signIn(provider, "/", "ada");
        PortalClient ada = browser.client();
        // Another test may have proved a provider of its own on this server.
        boolean isProved = ada.getJson("/api/v1/admin/sso").path("mayHideLocal").asBoolean();
        assertThat(ada.putJson("/api/v1/admin/sso/local-sign-in", Map.of("hidden", true))
                        .statusCode())
                .isEqualTo(isProved ? 204 : 409);

        HttpResponse<String> begun = ada.postJson("/api/v1/admin/sso/" + provider + "/dry-run", Map.of());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        JsonNode trial = PortalClient.json(begun);
        browser.take(begun);
        URI landed =
                browser.open(URI.create(trial.path("signInUrl").asString())).uri();
        assertThat(landed).hasPath("/sso-tested").hasQuery("state=passed");

        JsonNode report =
                ada.getJson("/api/v1/admin/sso/dry-runs/" + trial.path("id").asString());
        assertThat(report.path("state").asString()).as(report.toString()).isEqualTo("PASSED");
        assertThat(report.path("outcome").path("givesAdmin").asBoolean()).isTrue();
        assertThat(report.path("outcome").path("department").path("name").asString())
                .isEqualTo("People");
        assertThat(report.path("claims").toString()).contains("realm_access", "ACCESS_TOKEN", "ID_TOKEN");
        assertThat(ada.getJson("/api/v1/admin/sso/" + provider).path("provedAt").asString())
                .isNotEmpty();
        assertThat(ada.putJson("/api/v1/admin/sso/local-sign-in", Map.of("hidden", true))
                        .statusCode())
                .isEqualTo(204);
        assertThat(SERVER.anonymous().getJson("/api/v1/sso").path("localHidden").asBoolean())
                .isTrue();
        assertThat(roles(SERVER.signIn("admin"))).as("break-glass").contains("ADMIN");
        assertThat(ada.putJson("/api/v1/admin/sso/local-sign-in", Map.of("hidden", false))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @Tag("D07")
    void provider_down_refusesNewSignInsAndKeepsSessions() {
        realm.hire("pia", "Pia", "Prag", "/People");
        PortalClient pia = signedIn("pia");
        KEYCLOAK.stop();
        try {
            Eventually.holds("the provider was missed", SOON, () -> {
                boolean isIn = !isSignedOut(pia);
                assertThat(isIn).as("running sessions go on").isTrue();
                return SERVER.log().contains("owes an answer");
            });
            URI start = SERVER.base().resolve("/api/v1/sso/" + provider + "/sign-in?to=/watch/x");
            Eventually.holds(
                    "the portal says so instead of sending anyone there",
                    SOON,
                    () -> visitor()
                            .step(start)
                            .headers()
                            .firstValue("Location")
                            .orElse("")
                            .matches(".*/sign-in\\?problem=sso-provider-down&reference=[0-9A-F]{6}&to=%2Fwatch%2Fx"));
        } finally {
            KEYCLOAK.start();
        }
        Eventually.holds(
                "people sign in again",
                Duration.ofSeconds(40),
                () -> visitor().signIn(provider, "/", "pia").getPath().equals("/"));
    }
}
