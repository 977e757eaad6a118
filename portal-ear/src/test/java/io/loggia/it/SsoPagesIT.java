package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Single sign-on with a real Keycloak in a real browser. */
@LongTest
@ResourceLock(PortalServer.SSO)
class SsoPagesIT {
    private static final String SECRET = "the secret of the browser's test";
    private static final String REALM = "sso-pages";
    private static final String NAME = "Staff of the browser";
    private static final String DEMO_PROVIDER = "4a26a718-9e87-3f8f-a7ea-d25a7e3ba15d";

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    @RegisterExtension
    static final Keycloak KEYCLOAK = Keycloak.shared();

    @TempDir
    Path folder;

    @Test
    void people_signInByTheirProvider_andAdminsProveIt() throws Exception {
        SsoSetUp setUp = new SsoSetUp(SERVER.signIn("admin"));
        String issuer = KEYCLOAK.base() + "/realms/" + REALM;
        String provider = setUp.add(NAME, issuer);
        setUp.edit(provider, SsoSetUp.settings(NAME, issuer));
        setUp.secret(provider, SECRET);
        setUp.activate(provider);
        KeycloakRealm realm =
                KEYCLOAK.realm(REALM, KeycloakRealm.demo(SERVER.base(), SECRET).replace(DEMO_PROVIDER, provider));
        realm.hire("erika", "Erika", "Employee", "/Sales/Sales North");
        realm.hire("alma", "Alma", "Admin", "/People");
        realm.addRole("alma", "admin");
        String film = Studio.published(SERVER, 20, "Seen after signing in");

        JsonNode facts = NodeScript.ofBrowser("sso.mjs", Duration.ofMinutes(5))
                .run(
                        SERVER,
                        folder,
                        Map.of(
                                "LOGGIA_PROVIDER",
                                NAME,
                                "LOGGIA_PROVIDER_ORIGIN",
                                KEYCLOAK.base().toString(),
                                "LOGGIA_FILM",
                                film,
                                "LOGGIA_SHOTS",
                                NodeScript.shots("sso")));

        assertThat(facts.path("findings").toString()).isEqualTo("[]");
        assertThat(facts.path("landed").asString()).startsWith("/watch/" + film).contains("t=3");
        assertThat(facts.path("askedAgain").asBoolean()).isTrue();
        assertThat(facts.path("trialWindow").asString()).isEqualTo("/sso-tested");
        assertThat(facts.path("claims").asInt()).isPositive();
    }
}
