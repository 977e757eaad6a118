package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The road of a company that has SAML 2.0 alone, with the settings of docs/sso/keycloak.md. */
@ResourceLock(PortalServer.SSO)
class SamlBrokerIT {
    private static final String SECRET = "the secret behind the broker";
    private static final String REALM = "saml-broker";
    private static final String COMPANY = "saml-company";
    private static final String DEMO_PROVIDER = "4a26a718-9e87-3f8f-a7ea-d25a7e3ba15d";

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    @RegisterExtension
    static final Keycloak KEYCLOAK = Keycloak.shared();

    private static SamlCompany company;
    private static String provider;

    @BeforeAll
    static void setUp() {
        SsoSetUp setUp = new SsoSetUp(SERVER.signIn("admin"));
        String issuer = KEYCLOAK.base() + "/realms/" + REALM;
        provider = setUp.add("Company with SAML", issuer);
        setUp.edit(provider, SsoSetUp.settings("Company with SAML", issuer));
        setUp.secret(provider, SECRET);
        setUp.activate(provider);
        KeycloakRealm broker =
                KEYCLOAK.realm(REALM, KeycloakRealm.demo(SERVER.base(), SECRET).replace(DEMO_PROVIDER, provider));
        company = SamlCompany.before(broker, KEYCLOAK, COMPANY);
    }

    private static KeycloakVisitor visitor() {
        return new KeycloakVisitor(SERVER.base());
    }

    private static PortalClient signedIn(String username, String target) {
        KeycloakVisitor visitor = visitor();
        HttpResponse<String> landed = visitor.signInAt(SamlCompany.ALIAS, provider, target, username);
        assertThat(landed.uri()).as(landed.body()).isEqualTo(SERVER.base().resolve(target));
        return visitor.client();
    }

    @Test
    void firstSignIn_withDeepLink_arrivesThereAsTheCompanySays() {
        company.realm().hire("salma", "Salma", "Sommer", "/North");
        company.realm().addRole("salma", "film-makers");

        JsonNode me = signedIn("salma", "/watch/0f4c/talk?t=90").getJson("/api/v1/me");

        assertThat(me.path("name").asString()).isEqualTo("Salma Sommer");
        assertThat(me.path("department").path("name").asString()).isEqualTo("Sales North");
        assertThat(me.path("roles").toString()).contains("AUTHOR").doesNotContain("MANAGER", "ADMIN");
    }

    @Test
    void personChangedAtTheCompany_isSoHereAtTheNextSignIn_asTheSamePerson() {
        company.realm().hire("silas", "Silas", "Stein", "/North");
        company.realm().addRole("silas", "film-makers");
        JsonNode before = signedIn("silas", "/").getJson("/api/v1/me");
        assertThat(before.path("roles").toString()).contains("AUTHOR").doesNotContain("MANAGER");

        company.realm().removeRole("silas", "film-makers");
        company.realm().addRole("silas", "team-leads");
        company.realm().leave("silas", "/North");
        company.realm().join("silas", "/South");
        company.realm().changeUser("silas", Map.of("lastName", "Sturm"));
        JsonNode after = signedIn("silas", "/").getJson("/api/v1/me");

        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(after.path("name").asString()).isEqualTo("Silas Sturm");
        assertThat(after.path("roles").toString()).contains("MANAGER").doesNotContain("AUTHOR");
        assertThat(after.path("department").path("name").asString()).isEqualTo("Sales South");
    }

    @Test
    void personDisabledAtTheCompany_cannotSignInAnew_butTheBrokerIsNotTold() {
        company.realm().hire("sonja", "Sonja", "Sand", "/North");
        PortalClient sonja = signedIn("sonja", "/");

        company.realm().setEnabled("sonja", false);

        HttpResponse<String> refused = visitor().signInAt(SamlCompany.ALIAS, provider, "/", "sonja");
        assertThat(refused.uri().getPath()).startsWith("/realms/" + COMPANY + "/");
        assertThat(refused.body()).contains("Account is disabled");
        assertThat(sonja.get("/api/v1/me").statusCode()).as("as the guide says").isEqualTo(200);
    }

    @Test
    void assertion_alteredOnTheWay_isRefusedByTheBroker() {
        company.realm().hire("sten", "Sten", "Sorge", "/North");
        company.realm().addRole("sten", "film-makers");
        KeycloakVisitor visitor = visitor();
        HttpResponse<String> form = visitor.fillIn(visitor.companyPage(SamlCompany.ALIAS, provider, "/"), "sten");
        Map<String, String> fields = visitor.hiddenFields(form);
        String message = new String(
                Base64.getMimeDecoder().decode(fields.getOrDefault("SAMLResponse", "")), StandardCharsets.UTF_8);
        assertThat(message).contains("film-makers").containsPattern("(?s)<saml:Assertion .*<dsig:Signature");
        String forged = message.replace("film-makers", "team-leads");
        fields.put("SAMLResponse", Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> refused = visitor.post(form, fields);

        assertThat(refused.uri().getPath()).startsWith("/realms/" + REALM + "/broker/");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(KEYCLOAK.log()).contains("Invalid signature");
    }

    @Test
    void redirector_ofTheRealm_leadsToTheCompanyAtOnce() {
        company.realm().hire("svea", "Svea", "Stark", "/South");
        KeycloakVisitor visitor = visitor();
        URI start = SERVER.base().resolve("/api/v1/sso/" + provider + "/sign-in?to=/");
        String setting = company.redirectAtOnce();
        try {
            HttpResponse<String> page = visitor.postOnward(visitor.open(start));
            assertThat(page.uri().getPath()).startsWith("/realms/" + COMPANY + "/");

            HttpResponse<String> landed = visitor.postOnward(visitor.fillIn(page, "svea"));

            assertThat(landed.uri()).as(landed.body()).isEqualTo(SERVER.base().resolve("/"));
        } finally {
            company.showPageAgain(setting);
        }
    }
}
