package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Access tokens that scripts bring: whose they are, how long they are taken, and that an ended one never is again. */
@Tag("D06")
class BearerIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private static final String AUDIENCE = "the API";

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
