package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The demo realm gives what the guide says that it gives, so that a test of the portal may rely on it. */
class KeycloakIT {
    private static final String SECRET = "a secret of this test";
    private static final URI PORTAL = URI.create("http://127.0.0.1:9080");

    @RegisterExtension
    static final Keycloak KEYCLOAK = Keycloak.shared();

    private static KeycloakRealm realm(String name) {
        return KEYCLOAK.realm(name, KeycloakRealm.demo(PORTAL, SECRET));
    }

    @Test
    void scriptToken_ofDemoPerson_namesAudienceGroupsAndRoles() {
        KeycloakRealm realm = realm("harness-token");
        JsonNode claims = claims(realm, "admin");

        assertThat(claims.path("iss").asString()).isEqualTo(realm.issuer());
        assertThat(claims.path("sub").asString()).isEqualTo(realm.subject("admin"));
        assertThat(texts(claims.path("aud"))).contains("loggia");
        assertThat(texts(claims.path("groups"))).containsExactly("/People");
        assertThat(texts(claims.path("realm_access").path("roles"))).contains("admin", "author");
    }

    @Test
    void person_movedStrippedAndDisabled_isSoInTheNextToken() {
        KeycloakRealm realm = realm("harness-change");
        realm.leave("author", "/People");
        realm.join("author", "/Sales/Sales North");
        realm.removeRole("author", "author");
        realm.addRole("author", "manager");

        JsonNode claims = claims(realm, "author");
        assertThat(texts(claims.path("groups"))).containsExactly("/Sales/Sales North");
        assertThat(texts(claims.path("realm_access").path("roles")))
                .contains("manager")
                .doesNotContain("author");

        realm.setEnabled("author", false);
        assertThat(realm.scriptToken("author", SECRET).statusCode()).isEqualTo(400);
    }

    @Test
    void keys_rotated_signWithAnother() {
        KeycloakRealm realm = realm("harness-keys");
        String before = keyId(realm);

        realm.rotateKeys();

        assertThat(keyId(realm)).isNotEqualTo(before);
    }

    @Test
    void tokens_withAnotherLifespan_endThen() {
        KeycloakRealm realm = realm("harness-life");
        realm.configure(Map.of("accessTokenLifespan", 7));

        JsonNode claims = claims(realm, "viewer");

        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(7);
    }

    private static JsonNode claims(KeycloakRealm realm, String username) {
        return part(realm, username, 1);
    }

    private static String keyId(KeycloakRealm realm) {
        return part(realm, "viewer", 0).path("kid").asString();
    }

    private static JsonNode part(KeycloakRealm realm, String username, int index) {
        HttpResponse<String> reply = realm.scriptToken(username, SECRET);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        String token = PortalClient.json(reply).path("access_token").asString();
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return KeycloakAdmin.JSON.readTree(new String(json, StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
    }
}
