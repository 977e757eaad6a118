package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** D01, D03, D04: what ties a sign-in to one browser, one provider and one attempt. */
@Tag("D01")
@ResourceLock(PortalServer.SSO)
class SignInFlowIT {
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
    void signIn_throughProvider_opensDeepLinkWithRolesAndDepartment() {
        scene.someone("author");
        SsoBrowser browser = scene.browser();

        assertThat(browser.signIn("/watch/5f1c?t=90")).isEqualTo(SERVER.base() + "/watch/5f1c?t=90");

        JsonNode me = browser.portal().getJson("/api/v1/me");
        assertThat(me.path("name").asString()).startsWith("Person ");
        assertThat(me.path("roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("VIEWER", "AUTHOR");
        assertThat(me.path("department").path("name").asString()).isEqualTo("North");
    }

    @Test
    void request_toProvider_carriesStateNonceAndS256Challenge() throws NoSuchAlgorithmException {
        scene.someone();
        scene.browser().signIn("/");

        Map<String, String> asked =
                scene.provider().calls("/authorize").getFirst().parameters();
        FakeServer.Call redeemed = scene.provider().calls("/token").getFirst();
        String verifier = redeemed.parameters().getOrDefault("code_verifier", "");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));

        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("state")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(asked.get("nonce")).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(asked.get("state"));
        assertThat(verifier).hasSizeGreaterThanOrEqualTo(43);
        assertThat(asked)
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(redeemed.parameters()).containsEntry("redirect_uri", asked.getOrDefault("redirect_uri", ""));
        assertThat(redeemed.authorization()).startsWith("Basic ");
    }

    @Test
    void state_missing_isRefused() {
        scene.someone();
        scene.provider().returning(back -> without(back, "state"));
        assertThat(scene.browser().problem()).isEqualTo("sso-expired");
    }

    @Test
    void state_unknown_isRefused() {
        scene.someone();
        scene.provider().returning(back -> with(back, "state", "x".repeat(43)));
        assertThat(scene.browser().problem()).isEqualTo("sso-expired");
    }

    @Test
    void state_replayed_isRefusedAndTheCodeIsNotRedeemedAgain() {
        scene.someone();
        SsoBrowser browser = scene.browser();
        String callback = SsoBrowser.atProvider(browser.leave("/"));
        browser.comeBack(callback);

        assertThat(SsoBrowser.problem(browser.comeBack(callback))).isEqualTo("sso-expired");
        assertThat(scene.provider().calls("/token")).hasSize(1);
    }

    @Test
    void state_ofAnotherBrowser_isRefusedAndUsedUp() {
        scene.someone();
        SsoBrowser attacker = scene.browser();
        String callback = SsoBrowser.atProvider(attacker.leave("/"));
        SsoBrowser victim = scene.browser();
        victim.leave("/");

        assertThat(SsoBrowser.problem(victim.comeBack(callback))).isEqualTo("sso-expired");
        assertThat(victim.isSignedIn()).isFalse();
        assertThat(SsoBrowser.problem(attacker.comeBack(callback))).isEqualTo("sso-expired");
        assertThat(scene.provider().calls("/token")).isEmpty();
    }

    @Test
    void state_ofBrowserWithoutCookie_isRefused() {
        scene.someone();
        String callback = SsoBrowser.atProvider(scene.browser().leave("/"));
        assertThat(SsoBrowser.problem(scene.browser().comeBack(callback))).isEqualTo("sso-expired");
    }

    @Test
    void state_ofAnotherProvider_isRefused() {
        try (SsoScene other = SsoScene.open(SERVER)) {
            scene.someone();
            SsoBrowser browser = scene.browser();
            String callback = SsoBrowser.atProvider(browser.leave("/")).replace(scene.id(), other.id());

            assertThat(SsoBrowser.problem(browser.comeBack(callback))).isEqualTo("sso-expired");
            assertThat(other.provider().calls("/token")).isEmpty();
        }
    }

    @Test
    void issuerParameter_right_signsIn() {
        scene.provider().says("authorization_response_iss_parameter_supported", true);
        scene.someone();
        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    void issuerParameter_missingThoughAnnounced_isRefused() {
        scene.provider().says("authorization_response_iss_parameter_supported", true);
        scene.provider().returning(back -> without(back, "iss"));
        scene.someone();
        assertThat(scene.browser().problem()).isEqualTo("sso-invalid");
        assertThat(scene.provider().calls("/token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://honest.example", "", "null"})
    void issuerParameter_ofAnotherProvider_isRefused(String issuer) {
        scene.provider().returning(back -> with(back, "iss", issuer));
        scene.someone();
        assertThat(scene.browser().problem()).isEqualTo("sso-invalid");
        assertThat(scene.provider().calls("/token")).isEmpty();
    }

    @Test
    void code_usedBefore_isRefusedByTheProvider() {
        scene.someone();
        SsoBrowser browser = scene.browser();
        browser.signIn("/");
        String used = scene.provider().calls("/token").getFirst().parameters().getOrDefault("code", "");
        scene.provider().returning(back -> with(back, "code", used));

        assertThat(scene.browser().problem()).isEqualTo("sso-provider-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void code_blank_isRefused(String code) {
        scene.someone();
        scene.provider().returning(back -> with(back, "code", code));
        assertThat(scene.browser().problem()).isEqualTo("sso-invalid");
    }

    @Test
    void error_ofProvider_isToldAsRefusalAndKeepsTheTarget() {
        scene.someone();
        scene.provider()
                .returning(back -> with(
                        with(without(back, "code"), "error", "access_denied"),
                        "error_description",
                        "no\r\nfake: line"));
        String end = scene.browser().signIn("/watch/5f1c?t=90");

        assertThat(SsoBrowser.problem(end)).isEqualTo("sso-provider-refused");
        assertThat(end).endsWith("&to=%2Fwatch%2F5f1c%3Ft%3D90");
        assertThat(SERVER.log()).doesNotContainPattern("(?m)^fake: line");
    }

    /** D03. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https:evil.example",
                "https://evil.example/",
                "/\t/evil.example",
                "/\r\nSet-Cookie: stolen=1",
                "javascript:alert(1)",
                "/api/v1/session"
            })
    @Tag("D03")
    void target_offOurPages_becomesHome(String to) {
        scene.someone();
        assertThat(scene.browser().signIn(to)).isEqualTo(SERVER.base() + "/");
    }

    /** D04. */
    @Test
    @Tag("D04")
    void session_fromBeforeTheSignIn_isReplacedAndEnded() {
        SsoBrowser browser = scene.browser();
        browser.portal().signIn("viewer", PortalServer.DEMO_PASSWORD);
        String before = browser.portal().cookies();
        scene.someone();
        browser.signIn("/");

        assertThat(browser.received().getLast())
                .contains("loggia-session=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(browser.portal().cookies()).isNotEqualTo(before);
        assertThat(RawHttp.get(SERVER.base(), "/api/v1/me", "Cookie: " + before).status())
                .isEqualTo(401);
    }

    @Test
    void secrets_ofTheSignIn_areNeitherSentToTheBrowserNorLogged() {
        SsoBrowser browser = scene.signedIn("author");
        String answers = browser.received()
                + browser.portal().get("/api/v1/me").body()
                + scene.admin().get("/api/v1/admin/sso/" + scene.id()).body()
                + scene.admin().get("/api/v1/admin/audit").body();
        String verifier =
                scene.provider().calls("/token").getFirst().parameters().getOrDefault("code_verifier", "?");

        assertThat(scene.provider().secrets()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(scene.provider().secrets()).noneMatch(answers::contains);
        assertThat(scene.provider().secrets()).noneMatch(SERVER.log()::contains);
        assertThat(answers + SERVER.log()).doesNotContain(FakeProvider.SECRET, verifier);
    }

    private static Map<String, String> with(Map<String, String> back, String name, String value) {
        Map<String, String> changed = new TreeMap<>(back);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> back, String name) {
        Map<String, String> changed = new TreeMap<>(back);
        changed.remove(name);
        return changed;
    }
}
