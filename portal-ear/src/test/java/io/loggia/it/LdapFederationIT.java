package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The road of a company that has LDAP alone, with the settings of docs/sso/keycloak.md. */
@LongTest
@ResourceLock(PortalServer.SSO)
class LdapFederationIT {
    private static final String SECRET = "the secret before the directory";
    private static final String REALM = "ldap-federation";
    private static final String DEMO_PROVIDER = "4a26a718-9e87-3f8f-a7ea-d25a7e3ba15d";
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    @RegisterExtension
    static final Keycloak KEYCLOAK = Keycloak.shared();

    private static LdapCompany company;
    private static String provider;

    @BeforeAll
    static void setUp() throws LDAPException {
        SsoSetUp setUp = new SsoSetUp(SERVER.signIn("admin"));
        String issuer = KEYCLOAK.base() + "/realms/" + REALM;
        provider = setUp.add("Company with LDAP", issuer);
        setUp.edit(provider, SsoSetUp.settings("Company with LDAP", issuer));
        setUp.secret(provider, SECRET);
        setUp.activate(provider);
        KeycloakRealm realm =
                KEYCLOAK.realm(REALM, KeycloakRealm.demo(SERVER.base(), SECRET).replace(DEMO_PROVIDER, provider));
        company = LdapCompany.start();
        company.federate(KEYCLOAK.admin(), realm);
    }

    @AfterAll
    static void stopDirectory() {
        company.close();
    }

    private static PortalClient signedIn(String username) {
        KeycloakVisitor visitor = new KeycloakVisitor(SERVER.base());
        URI landed = visitor.signIn(provider, "/watch/0f4c/talk?t=90", username);
        assertThat(landed).hasPath("/watch/0f4c/talk").hasQuery("t=90");
        return visitor.client();
    }

    private static boolean isRefused(String username) {
        URI landed = new KeycloakVisitor(SERVER.base()).signIn(provider, "/", username);
        return landed.getPort() == KEYCLOAK.base().getPort();
    }

    private static String department(PortalClient client) {
        return client.getJson("/api/v1/me").path("department").path("name").asString();
    }

    @Test
    void personOfTheDirectory_signsIn_withItsNameGroupAndRole() throws LDAPException {
        company.hire("lotte", "Lotte", "Lund", "Support Night");
        company.makeAuthor("lotte");

        JsonNode me = signedIn("lotte").getJson("/api/v1/me");

        assertThat(me.path("name").asString()).isEqualTo("Lotte Lund");
        assertThat(me.path("department").path("name").asString()).isEqualTo("Support Night");
        assertThat(me.path("roles").toString()).contains("AUTHOR").doesNotContain("ADMIN");
        JsonNode all = SERVER.signIn("admin").getJson("/api/v1/admin/departments");
        assertThat(idOf(all, "Support Night", "parentId")).isEqualTo(idOf(all, "Support", "id"));
    }

    private static String idOf(JsonNode departments, String name, String field) {
        JsonNode list = departments.isArray() ? departments : departments.path("items");
        return list.valueStream()
                .filter(department -> department.path("name").asString().equals(name))
                .map(department -> department.path(field).asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + departments));
    }

    @Test
    void passwordChangedInTheDirectory_isTheOneThatCounts() throws LDAPException {
        company.hire("ludwig", "Ludwig", "Lamm", "Support Day");
        signedIn("ludwig");

        company.changePassword("ludwig", "another one");

        assertThat(isRefused("ludwig")).isTrue();
    }

    @Test
    void personMovedInTheDirectory_whileSignedIn_isSoHere() throws LDAPException {
        company.hire("linus", "Linus", "Lahm", "Support Day");
        PortalClient linus = signedIn("linus");
        assertThat(department(linus)).isEqualTo("Support Day");

        company.move("linus", "Support Day", "Support Night");

        Eventually.holds(
                "the department is another", SOON, () -> department(linus).equals("Support Night"));
    }

    @Test
    void personRemovedFromTheDirectory_losesTheSession() throws LDAPException {
        company.hire("luise", "Luise", "Lenz", "Support Day");
        PortalClient luise = signedIn("luise");

        company.dismiss("luise");

        Eventually.holds(
                "the session is over", SOON, () -> luise.get("/api/v1/me").statusCode() == 401);
        assertThat(isRefused("luise")).isTrue();
    }
}
