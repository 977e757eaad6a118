package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.loggia.it.FakeServer.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** D02: ID tokens that are not what they should be (OpenID Connect Core 1.0, section 3.1.3.7) sign nobody in. */
@Tag("D02")
@ResourceLock(PortalServer.SSO)
class IdTokenIT {
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
    void token_asItShouldBe_signsIn() {
        scene.someone();
        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    void audience_severalWithUsAsAuthorizedParty_signsIn() {
        claims(claims -> claims.audience(List.of("other", FakeProvider.CLIENT)).claim("azp", FakeProvider.CLIENT));
        scene.someone();
        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    void nonce_missing_isRefused() {
        claims(claims -> claims.claim("nonce", null));
        refused();
    }

    @Test
    void nonce_ofAnotherAttempt_isRefused() {
        claims(claims -> claims.claim("nonce", "x".repeat(43)));
        refused();
    }

    @Test
    void issuer_ofAnother_isRefused() {
        claims(claims -> claims.issuer("https://honest.example"));
        refused();
    }

    @Test
    void issuer_missing_isRefused() {
        claims(claims -> claims.issuer(null));
        refused();
    }

    @Test
    void audience_ofAnotherClient_isRefused() {
        claims(claims -> claims.audience("other"));
        refused();
    }

    @Test
    void audience_missing_isRefused() {
        claims(claims -> claims.audience((String) null));
        refused();
    }

    @Test
    void audience_severalWithAnotherAuthorizedParty_isRefused() {
        claims(claims -> claims.audience(List.of("other", FakeProvider.CLIENT)).claim("azp", "other"));
        refused();
    }

    @Test
    void expiry_past_isRefused() {
        claims(claims -> claims.claim("exp", inSeconds(-120)));
        refused();
    }

    @Test
    void expiry_missing_isRefused() {
        claims(claims -> claims.claim("exp", null));
        refused();
    }

    @Test
    void issueTime_furtherAheadThanTheSkew_isRefused() {
        claims(claims -> claims.claim("iat", inSeconds(120)));
        refused();
    }

    @Test
    void issueTime_aheadWithinTheSkew_signsIn() {
        claims(claims -> claims.claim("iat", inSeconds(20)));
        scene.someone();
        assertThat(scene.browser().signIn("/")).isEqualTo(SERVER.base() + "/");
    }

    @Test
    void issueTime_missing_isRefused() {
        claims(claims -> claims.claim("iat", null));
        refused();
    }

    @Test
    void subject_missing_isRefused() {
        claims(claims -> claims.subject(null));
        refused();
    }

    @Test
    void subject_empty_isRefused() {
        claims(claims -> claims.subject(""));
        refused();
    }

    @Test
    void signature_missing_isRefused() {
        token(claims -> new PlainJWT(claims).serialize());
        refused();
    }

    @Test
    void signature_cutOff_isRefused() {
        token(claims -> {
            String signed = scene.provider().sign(claims);
            return signed.substring(0, signed.lastIndexOf('.') + 1);
        });
        refused();
    }

    @Test
    void signature_ofOtherClaims_isRefused() {
        token(claims -> {
            String[] other = scene.provider()
                    .sign(new JWTClaimsSet.Builder(claims).subject("someone").build())
                    .split("\\.", -1);
            return scene.provider().sign(claims).replaceFirst("[^.]*$", other[2]);
        });
        refused();
    }

    @Test
    void signature_byTheClientSecret_isRefused() {
        token(claims -> mac(claims, FakeProvider.SECRET));
        refused();
    }

    /** The classic confusion: the public key, which all the world knows, taken as a secret. */
    @Test
    void signature_byThePublicKeyAsSecret_isRefused() {
        token(claims -> mac(claims, scene.provider().key().toPublicJWK().toJSONString()));
        refused();
    }

    @Test
    void signature_ofUnknownKeyUnderAKnownId_isRefused() {
        ECKey evil = FakeProvider.newKey();
        token(claims -> FakeProvider.sign(header(scene.provider().key().getKeyID()), claims, evil));
        refused();
    }

    @Test
    void signature_ofKeyInTheHeader_isRefused() {
        ECKey evil = FakeProvider.newKey();
        token(claims -> FakeProvider.sign(header(evil.getKeyID()).jwk(evil.toPublicJWK()), claims, evil));
        refused();
    }

    @Test
    void signature_ofKeyBehindAnAddressInTheHeader_isRefusedAndTheAddressNotCalled() {
        ECKey evil = FakeProvider.newKey();
        scene.provider()
                .bend(
                        "/evil",
                        call -> Reply.of(200, "{\"keys\":[" + evil.toPublicJWK().toJSONString() + "]}"));
        token(claims -> FakeProvider.sign(
                header(evil.getKeyID()).jwkURL(URI.create(scene.provider().issuer() + "/evil")), claims, evil));
        refused();
        assertThat(scene.provider().calls("/evil")).isEmpty();
    }

    @Test
    void type_ofALogoutToken_isRefused() {
        token(claims -> FakeProvider.sign(
                header(scene.provider().key().getKeyID()).type(new JOSEObjectType("logout+jwt")),
                claims,
                scene.provider().key()));
        refused();
    }

    @Test
    void token_thatIsNone_isRefused() {
        scene.provider().idToken(claims -> "no.token.atall");
        refused();
    }

    /** D07. */
    @Test
    @Tag("D07")
    void key_unknownThenPublishedAfterRotation_signsIn() {
        scene.signedIn();
        ECKey next = FakeProvider.newKey();
        scene.provider().take(next);
        scene.someone();
        assertThat(scene.browser().problem()).isIn("sso-invalid", "sso-provider-down");
        scene.provider().publish(next);
        scene.someone();

        // Keys are not read more than twice in five seconds, however many tokens of unknown keys come.
        Eventually.holds(
                "the new key is taken",
                Duration.ofSeconds(20),
                () -> scene.browser().signIn("/").equals(SERVER.base() + "/"));
    }

    private void claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        scene.provider()
                .idToken(claims -> scene.provider().sign(change.apply(claims).build()));
    }

    private void token(Function<JWTClaimsSet, String> forge) {
        scene.provider().idToken(claims -> forge.apply(claims.build()));
    }

    private void refused() {
        scene.someone("author");
        SsoBrowser browser = scene.browser();

        assertThat(browser.problem()).isEqualTo("sso-invalid");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.received()).noneMatch(answer -> answer.contains("loggia-session="));
    }

    private static JWSHeader.Builder header(String keyId) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId);
    }

    private static String mac(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }
}
