package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.loggia.it.FakeServer.Call;
import io.loggia.it.FakeServer.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens that scripts bring: whose they are, how long they are taken, and that an ended one never is again. */
@Tag("D06")
@ResourceLock(PortalServer.SSO)
class BearerIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private static final String AUDIENCE = "the API";
    private static final Duration SOON = Duration.ofSeconds(20);

    private SsoScene scene;
    private String subject;
    private String person;

    @BeforeEach
    void open() {
        scene = SsoScene.open(SERVER, Map.of("apiAudience", AUDIENCE));
        subject = scene.someone("author");
        SsoBrowser browser = scene.browser();
        browser.signIn("/");
        person = browser.portal().getJson("/api/v1/me").path("id").asString();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void token_endedByAnAdmin_isRefusedForGood() {
        String token = token(Duration.ofDays(1), Duration.ZERO, AUDIENCE);
        assertThat(status(token)).isEqualTo(200);

        endSessions();

        assertThat(status(token)).isEqualTo(401);
        assertThat(status(token)).isEqualTo(401);
        assertThat(status(token(Duration.ofDays(1), Duration.ZERO, AUDIENCE)))
                .as("another token")
                .isEqualTo(200);
    }

    @Test
    void token_madeLongAgo_isRefusedThoughItSaysItIsGood() {
        assertThat(status(token(Duration.ofDays(30), Duration.ofDays(6), AUDIENCE)))
                .isEqualTo(200);
        assertThat(status(token(Duration.ofDays(30), Duration.ofDays(8), AUDIENCE)))
                .isEqualTo(401);
    }

    /** Within the seconds that clocks may differ by, an ID token would be taken; what was ended is forgotten by then. */
    @Test
    void token_overByAMoment_isRefused() {
        assertThat(status(token(Duration.ofSeconds(-5), Duration.ofMinutes(1), AUDIENCE)))
                .isEqualTo(401);
    }

    @Test
    void token_ofAnotherAudience_isRefused() {
        assertThat(status(token(Duration.ofHours(1), Duration.ZERO, FakeProvider.CLIENT)))
                .isEqualTo(401);
    }

    @Test
    void provider_switchedOff_takesItsTokensWithIt() {
        String token = token(Duration.ofHours(1), Duration.ZERO, AUDIENCE);
        assertThat(status(token)).isEqualTo(200);

        scene.admin().postJson("/api/v1/admin/sso/" + scene.id() + "/switch", Map.of("enabled", false));

        Eventually.holds("token refused", Duration.ofSeconds(10), () -> status(token) == 401);
    }

    @Test
    void token_revokedAtAProviderThatTells_endsSoon() {
        assertThat(discovered()).isEqualTo("not-asked-about-scripts");
        scene.provider().introspects();
        assertThat(discovered()).isEqualTo("asked-about-scripts");
        String token = token(Duration.ofHours(1), Duration.ZERO, AUDIENCE);
        String other = token(Duration.ofHours(1), Duration.ofSeconds(1), AUDIENCE);
        assertThat(status(token)).isEqualTo(200);
        assertThat(status(other)).isEqualTo(200);

        scene.provider().revoke(token);

        Eventually.holds("token refused", SOON, () -> status(token) == 401);
        assertThat(status(other)).as("another token of the same person").isEqualTo(200);
        List<Call> asked = scene.provider().calls("/introspect");
        assertThat(asked)
                .allSatisfy(call ->
                        assertThat(call.authorization()).as("we say who we are").startsWith("Basic "));
        int times = count(token);
        Eventually.holds("the other is asked about again", SOON, () -> {
            status(other);
            return count(other) >= 3;
        });
        assertThat(count(token)).as("what is over is not asked about").isEqualTo(times);
    }

    /** A provider in trouble dismisses nobody, and neither does one that does not answer us. */
    @ParameterizedTest
    @CsvSource({"503,''", "403,''", "200,not JSON", "200,{}", "200,'{\"error\":\"none\"}'"})
    void token_aboutWhichTheProviderSaysNothing_isTaken(int status, String answer) {
        String name = "Silent " + UUID.randomUUID();
        scene.configure(Map.of("apiAudience", AUDIENCE, "name", name));
        scene.provider().introspects();
        discovered();
        scene.provider().bend("/introspect", call -> Reply.of(status, answer));
        String token = token(Duration.ofHours(1), Duration.ZERO, AUDIENCE);

        Eventually.holds("a question without an answer", SOON, () -> {
            assertThat(status(token)).isEqualTo(200);
            return SERVER.log().contains(name + " owes an answer");
        });

        assertThat(count(token)).isPositive();
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void token_ofAProviderThatCannotBeAsked_isTaken() {
        String token = token(Duration.ofHours(1), Duration.ZERO, AUDIENCE);
        assertThat(status(token)).isEqualTo(200);
        int before = scene.provider().calls("/token").size();

        Eventually.holds(
                "the browser's session is asked about",
                SOON,
                () -> scene.provider().calls("/token").size() >= before + 2);

        assertThat(status(token)).isEqualTo(200);
        assertThat(scene.provider().calls("/introspect")).isEmpty();
    }

    /** What the test of the set-up page says about scripts; it reads the provider's description anew. */
    private String discovered() {
        return scene.testReport()
                .valueStream()
                .filter(step -> step.path("name").asString().equals("discovery"))
                .findFirst()
                .orElseThrow()
                .path("code")
                .asString();
    }

    private int count(String token) {
        return (int) scene.provider().calls("/introspect").stream()
                .filter(call -> token.equals(call.parameters().get("token")))
                .count();
    }

    private void endSessions() {
        assertThat(scene.admin()
                        .delete("/api/v1/admin/people/" + person + "/sessions")
                        .statusCode())
                .isEqualTo(204);
    }

    private String token(Duration life, Duration age, String audience) {
        Instant now = Instant.now();
        return scene.provider()
                .sign(new JWTClaimsSet.Builder()
                        .issuer(scene.provider().issuer())
                        .subject(subject)
                        .audience(audience)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(java.util.Date.from(now.minus(age)))
                        .expirationTime(java.util.Date.from(now.plus(life)))
                        .build());
    }

    private static int status(String token) {
        return SERVER.anonymous()
                .send("GET", "/api/v1/me", BodyPublishers.noBody(), Map.of("Authorization", "Bearer " + token))
                .statusCode();
    }
}
