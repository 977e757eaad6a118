package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.it.FakeServer.Reply;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** D07, D13: providers that are broken, slow, huge or turned against us. Signing in fails closed, in words. */
@Tag("D07")
@LongTest
@ResourceLock(PortalServer.SSO)
class ProviderTroubleIT {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int OVER_THE_LIMIT = 5 << 20;

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

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/userinfo", "/jwks", DISCOVERY})
    void answer_500_isToldAsProviderDown(String path) {
        ends("sso-provider-down", path, call -> Reply.html(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/jwks", DISCOVERY})
    void answer_huge_isNotReadToItsEnd(String path) {
        ends("sso-provider-down", path, call -> Reply.of(200, "{\"x\":\"" + "x".repeat(OVER_THE_LIMIT) + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/jwks", DISCOVERY})
    void answer_thatDripsForEver_isGivenUp(String path) {
        ends("sso-provider-down", path, call -> Reply.dripping());
    }

    @Test
    void answer_thatDoesNotCome_isGivenUp() {
        ends("sso-provider-down", "/token", call -> {
            Pause.millis(8_000);
            return Reply.html(500);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":7,\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\"}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"\"}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"x.y.z\"}",
                "{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"Bearer\",\"id_token\":\"x\"}"
            })
    void token_garbage_isRefused(String body) {
        ends("sso-invalid", "/token", call -> Reply.of(200, body));
    }

    @Test
    void token_nestedWithoutEnd_isRefused() {
        ends("sso-invalid", "/token", call -> Reply.of(200, "[".repeat(200_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "not json", "{}", "{\"sub\":\"someone else\"}", "{\"sub\":7}"})
    void userInfo_garbageOrOfAnother_isRefused(String body) {
        ends("sso-invalid", "/userinfo", call -> Reply.of(200, body));
    }

    @Test
    void userInfo_nestedWithoutEnd_isRefused() {
        ends("sso-invalid", "/userinfo", call -> Reply.of(200, "{\"a\":".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "not json", "{\"keys\":7}"})
    void keys_garbage_areToldAsProviderDown(String body) {
        ends("sso-provider-down", "/jwks", call -> Reply.of(200, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "<html></html>"})
    void discovery_garbage_isRefused(String body) {
        ends("sso-invalid", DISCOVERY, call -> Reply.of(200, body));
    }

    @Test
    void discovery_ofAnotherIssuer_isRefused() {
        scene.provider().says("issuer", "https://honest.example");
        scene.someone();
        assertThat(scene.browser().problem()).isEqualTo("sso-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"})
    void discovery_withAddressesThatAreNone_isRefused(String name) {
        scene.provider().says(name, "javascript:alert(1)");
        scene.someone();
        assertThat(scene.browser().problem()).isIn("sso-invalid", "sso-provider-down");
        assertThat(scene.provider().calls("/token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/userinfo", "/jwks", DISCOVERY})
    @Tag("D13")
    void redirect_ofTheProvider_isNotFollowed(String path) {
        scene.provider().bend("/elsewhere", scene.provider()::answer);
        scene.someone();
        scene.provider().bend(path, call -> Reply.redirect(scene.provider().issuer() + "/elsewhere"));

        assertThat(scene.browser().problem()).startsWith("sso-");
        assertThat(scene.provider().calls("/elsewhere")).isEmpty();
    }

    /** D13: addresses behind the server, in the spellings that resolvers understand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.2",
                "https://2130706434",
                "https://0x7f000002",
                "https://127.2",
                "https://[::1]",
                "https://[::ffff:127.0.0.2]",
                "https://[::ffff:7f00:2]",
                "https://10.0.0.1",
                "https://169.254.169.254",
                "https://0.0.0.0",
                "http://10.0.0.1",
                "http://example.com",
                "https://127.0.0.1@10.0.0.1",
                "file:///etc/passwd",
                "ftp://127.0.0.1",
                "javascript:alert(1)",
                "https://",
                "//127.0.0.1",
                "x y"
            })
    @Tag("D13")
    void issuer_thatMustNotBeCalled_isRefusedInWords(String issuer) {
        scene.tryToConfigure(Map.of("issuer", issuer));

        JsonNode failed = scene.testReport()
                .valueStream()
                .filter(step -> step.path("state").asString().equals("FAILED"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.path("name").asString()).isEqualTo("resolved");
        assertThat(failed.path("detail").asString()).isNotBlank();
        assertThat(failed.path("cure").asString()).isNotBlank();
    }

    /** What discovery names is guarded like what the admin types. */
    @ParameterizedTest
    @ValueSource(strings = {"token_endpoint", "userinfo_endpoint", "jwks_uri"})
    @Tag("D13")
    void discovery_pointingBehindTheServer_isNotObeyed(String name) {
        scene.provider().says(name, "https://127.0.0.2/");
        scene.someone();
        assertThat(scene.browser().problem()).isEqualTo("sso-provider-down");
    }

    @Test
    void test_ofGoodProviderWithTheSecret_passes() {
        assertThat(scene.testReport()
                        .valueStream()
                        .map(step -> step.path("state").asString()))
                .hasSize(6)
                .containsOnly("PASSED");
    }

    private void ends(String problem, String path, Function<FakeServer.Call, Reply> answer) {
        scene.someone();
        scene.provider().bend(path, answer);
        SsoBrowser browser = scene.browser();

        assertThat(browser.problem()).isEqualTo(problem);
        assertThat(browser.isSignedIn()).isFalse();
    }
}
