package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** D05: only a logout token that is right in everything ends sessions (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
@Tag("D05")
@ResourceLock(PortalServer.SSO)
class BackChannelIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private SsoScene scene;
    private String subject;
    private SsoBrowser browser;

    @BeforeEach
    void open() {
        scene = SsoScene.open(SERVER);
        subject = scene.someone();
        browser = scene.browser();
        browser.signIn("/");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void token_bySession_endsThatSessionAlone() {
        SsoBrowser elsewhere = otherSession("another session");

        assertThat(send(good(claims -> claims.claim("sid", "session-" + subject))))
                .isEqualTo(200);

        assertThat(browser.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isTrue();
    }

    @Test
    void token_bySubject_endsAllTheirSessionsAndNobodyElses() {
        SsoBrowser elsewhere = otherSession("another session");
        SsoBrowser somebodyElse = scene.signedIn();

        assertThat(send(good(claims -> claims.subject(subject)))).isEqualTo(200);

        assertThat(browser.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(somebodyElse.isSignedIn()).isTrue();
    }

    /** Section 2.8: a logout of a session that is over already has succeeded. */
    @Test
    void token_ofNoSession_isTaken() {
        assertThat(send(good(claims -> claims.claim("sid", "never seen")))).isEqualTo(200);
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void token_replayed_isRefused() {
        String token = good(claims -> claims.subject(subject));
        assertThat(send(token)).isEqualTo(200);
        browser.signIn("/");

        assertThat(send(token)).isEqualTo(400);
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void token_ofAnotherAudience_isRefused() {
        refused(good(claims -> claims.subject(subject).audience("other")));
    }

    @Test
    void token_ofAnotherIssuer_isRefused() {
        refused(good(claims -> claims.subject(subject).issuer("https://honest.example")));
    }

    @Test
    void token_withoutEvents_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("events", null)));
    }

    @Test
    void token_ofAnotherEvent_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("events", Map.of("https://example.com/login", Map.of()))));
    }

    /** An ID token must not pass for a logout token. */
    @Test
    void token_withNonce_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("nonce", "n")));
    }

    @Test
    void token_withoutId_isRefused() {
        refused(good(claims -> claims.subject(subject).jwtID(null)));
    }

    @Test
    void token_withoutSessionAndSubject_isRefused() {
        refused(good(claims -> claims));
    }

    @Test
    void token_madeLongAgo_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("iat", inSeconds(-600))));
    }

    @Test
    void token_madeInTheFuture_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("iat", inSeconds(600))));
    }

    @Test
    void token_withoutIssueTime_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("iat", null)));
    }

    @Test
    void token_expired_isRefused() {
        refused(good(claims -> claims.subject(subject).claim("exp", inSeconds(-120))));
    }

    @Test
    @Tag("D12")
    void token_unsigned_isRefused() {
        refused(new PlainJWT(claimsOf(good(claims -> claims.subject(subject)))).serialize());
    }

    @Test
    @Tag("D12")
    void token_signedByUnknownKey_isRefused() {
        ECKey evil = FakeProvider.newKey();
        JWTClaimsSet claims = claimsOf(good(all -> all.subject(subject)));
        refused(FakeProvider.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(scene.provider().key().getKeyID()),
                claims,
                evil));
        refused(FakeProvider.sign(new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(evil.toPublicJWK()), claims, evil));
    }

    @Test
    void token_signedByTheClientSecret_isRefused() throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claimsOf(good(claims -> claims.subject(subject))));
        token.sign(new MACSigner(FakeProvider.SECRET.getBytes(StandardCharsets.UTF_8)));
        refused(token.serialize());
    }

    @Test
    void token_sentToAnotherProvider_isRefused() {
        try (SsoScene other = SsoScene.open(SERVER)) {
            assertThat(send(other, good(claims -> claims.subject(subject)))).isEqualTo(400);
            assertThat(send(other, other.provider().logoutToken(claims -> claims.subject(subject))))
                    .isEqualTo(200);
        }
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void token_missingOrNone_isRefused() {
        refused("");
        refused("x");
        refused("a.b.c");
    }

    /** Keys that cannot be read make no token invalid: the provider shall try again. */
    @Test
    void token_whileKeysCannotBeRead_isNotTakenForInvalid() {
        try (SsoScene other = SsoScene.open(SERVER)) {
            other.provider().bend("/jwks", call -> FakeServer.Reply.html(500));
            assertThat(send(other, other.provider().logoutToken(claims -> claims.subject("x"))))
                    .isEqualTo(503);
        }
    }

    private SsoBrowser otherSession(String providerSession) {
        Map<String, Object> claims = new HashMap<>(SsoScene.claims(subject));
        claims.put("sid", providerSession);
        scene.provider().signsIn(claims);
        SsoBrowser other = scene.browser();
        other.signIn("/");
        return other;
    }

    private String good(UnaryOperator<JWTClaimsSet.Builder> change) {
        return scene.provider().logoutToken(change);
    }

    private void refused(String token) {
        assertThat(send(token)).isEqualTo(400);
        assertThat(browser.isSignedIn()).isTrue();
    }

    private int send(String token) {
        return send(scene, token);
    }

    static int send(SsoScene to, String token) {
        return to.server()
                .anonymous()
                .send(
                        "POST",
                        "/api/v1/sso/" + to.id() + "/backchannel-logout",
                        BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .statusCode();
    }

    private static JWTClaimsSet claimsOf(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }
}
