package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.loggia.it.FakeServer.Call;
import io.loggia.it.FakeServer.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** D06, D07: what becomes of a session while its provider is asked about it. */
@Tag("D06")
@Tag("D07")
@LongTest
@ResourceLock(PortalServer.SSO)
class RefreshIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private SsoScene scene;
    private String subject;
    private SsoBrowser browser;

    @BeforeEach
    void open() {
        scene = SsoScene.open(SERVER);
        subject = scene.someone("author");
        browser = scene.browser();
        browser.signIn("/");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void refreshToken_rotated_isNeverSentTwice() {
        Eventually.holds(
                "several refreshes",
                SOON,
                () -> browser.isSignedIn() && refreshes().size() >= 4);

        assertThat(refreshes()).doesNotHaveDuplicates();
        assertThat(browser.isSignedIn()).isTrue();
    }

    /** The new token came, but what was asked next did not: the old one is worth nothing any more. */
    @Test
    void refreshToken_rotatedBeforeAFailure_isNotSentAgain() {
        scene.provider().bend("/userinfo", call -> Reply.html(503));
        Eventually.holds(
                "a failed check",
                SOON,
                () -> browser.isSignedIn() && !refreshes().isEmpty());
        scene.provider().mend("/userinfo");
        int before = refreshes().size();

        Eventually.holds(
                "the next check",
                Duration.ofSeconds(60),
                () -> browser.isSignedIn() && refreshes().size() > before);
        assertThat(refreshes()).doesNotHaveDuplicates();
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void grant_endedAtTheProvider_endsTheSession() {
        scene.provider().bend("/token", call -> Reply.of(400, "{\"error\":\"invalid_grant\"}"));

        Eventually.holds("the session ends", SOON, () -> !browser.isSignedIn());
    }

    @ParameterizedTest
    @CsvSource({"503,application/json", "429,text/html", "404,text/html", "401,invalid_client"})
    void provider_inTrouble_keepsTheSession(int status, String answer) {
        scene.provider()
                .bend(
                        "/token",
                        call -> answer.startsWith("invalid")
                                ? Reply.of(status, "{\"error\":\"" + answer + "\"}")
                                : Reply.html(status));
        Eventually.holds(
                "a check", SOON, () -> !browser.isSignedIn() || !refreshes().isEmpty());
        Pause.millis(1_000);

        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void provider_gone_keepsTheSession() {
        scene.provider().close();
        // For ten seconds a provider that has answered is taken to be there.
        Pause.millis(11_000);

        assertThat(browser.isSignedIn()).isTrue();
        assertThat(scene.browser().problem()).isEqualTo("sso-provider-down");
    }

    /** Anyone can make us read the keys again, by tokens of keys that do not exist. */
    @Test
    void keys_readTooOftenJustNow_keepTheSession() {
        for (int i = 0; i < 4; i++) {
            ECKey unknown = FakeProvider.newKey();
            BackChannelIT.send(
                    scene,
                    FakeProvider.sign(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(unknown.getKeyID()),
                            new JWTClaimsSet.Builder().build(),
                            unknown));
        }
        ECKey next = FakeProvider.newKey();
        scene.provider().publish(next);
        scene.provider().take(next);
        int before = refreshes().size();
        Eventually.holds(
                "a check", SOON, () -> !browser.isSignedIn() || refreshes().size() > before);
        Pause.millis(1_000);

        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void roles_changedAtTheProvider_arrive() {
        scene.provider().signsIn(SsoScene.claims(subject, "manager"));

        Eventually.holds("the new role", SOON, () -> roles().equals(List.of("MANAGER", "VIEWER")));
    }

    @Test
    void rule_thatDeniesFromNowOn_endsTheSession() {
        scene.configure(Map.of("rules", List.of(SsoScene.rule("author", "DENY", ""))));

        Eventually.holds("the session ends", SOON, () -> !browser.isSignedIn());
    }

    @Test
    void answer_aboutSomebodyElse_endsTheSession() {
        scene.provider()
                .idToken(claims ->
                        scene.provider().sign(claims.subject("somebody else").build()));

        Eventually.holds("the session ends", SOON, () -> !browser.isSignedIn());
    }

    @Test
    void tokens_ofRefreshes_areNeitherSentNorLogged() {
        Eventually.holds(
                "a refresh", SOON, () -> browser.isSignedIn() && refreshes().size() >= 2);
        String seen = browser.portal().get("/api/v1/me").body() + SERVER.log();

        assertThat(scene.provider().secrets()).noneMatch(seen::contains);
    }

    @Test
    void signOut_ofTheSession_leadsToTheProviderWithTheIdToken() {
        JsonNode ended = browser.signOut();

        assertThat(ended.path("providerSignOutUrl").asString())
                .startsWith(scene.provider().issuer() + "/end?")
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=");
        assertThat(browser.isSignedIn()).isFalse();
    }

    private List<String> roles() {
        JsonNode me = PortalClient.json(browser.portal().get("/api/v1/me"));
        return me.path("roles").valueStream().map(JsonNode::asString).sorted().toList();
    }

    private List<String> refreshes() {
        return scene.provider().calls("/token").stream()
                .map(Call::parameters)
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .map(form -> form.getOrDefault("refresh_token", ""))
                .toList();
    }
}
