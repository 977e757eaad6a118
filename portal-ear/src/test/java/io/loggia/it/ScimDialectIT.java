package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Requests in the shapes in which Entra ID and Okta send them. */
@ResourceLock(PortalServer.SHARED)
class ScimDialectIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static ScimCalls scim;

    @BeforeAll
    static void makeToken() {
        scim = ScimCalls.of(SERVER, SERVER.signIn("admin"), "Dialects", null);
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String entraUser(String username) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "externalId":"%1$s-oid","userName":"%1$s@contoso.example","active":true,
                 "emails":[{"primary":true,"type":"work","value":"%1$s@contoso.example"}],
                 "meta":{"resourceType":"User"},
                 "name":{"formatted":"Erika Entra","familyName":"Entra","givenName":"Erika"},
                 "displayName":"Erika Entra","title":"Engineer","roles":[],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engineering","employeeNumber":"7"}}
                """.formatted(username);
    }

    private static String oktaUser(String username) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s@okta.example",
                 "name":{"givenName":"Otto","familyName":"Okta"},
                 "emails":[{"primary":true,"value":"%1$s@okta.example","type":"work"}],
                 "displayName":"Otto Okta","locale":"en-US","externalId":"00u-%1$s","groups":[],
                 "password":"1mz050nq","active":true}
                """.formatted(username);
    }

    private static String patch(String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + String.join(",", operations) + "]}";
    }

    @Test
    void entra_createsAndChangesAUser() {
        String username = unique("erika");
        assertThat(scim.filtered("/Users", "userName eq \"" + username + "@contoso.example\"")
                        .path("totalResults")
                        .asInt())
                .isZero();
        JsonNode created = scim.created("/Users", entraUser(username));
        String path = "/Users/" + created.path("id").asString();
        assertThat(created.path("meta").path("location").asString()).endsWith("/scim/v2" + path);
        assertThat(created.path(ENTERPRISE).path("department").asString()).isEqualTo("Engineering");
        assertThat(created.path("name").path("givenName").asString()).isEqualTo("Erika");

        JsonNode renamed = scim.patched(
                path,
                patch(
                        "{\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"new@contoso.example\"}",
                        "{\"op\":\"Replace\",\"path\":\"name.familyName\",\"value\":\"Entrada\"}",
                        "{\"op\":\"Add\",\"path\":\"" + ENTERPRISE + ":department\",\"value\":\"Sales/Sales North\"}",
                        "{\"op\":\"Add\",\"path\":\"phoneNumbers[type eq \\\"work\\\"].value\",\"value\":\"+49 1\"}",
                        "{\"op\":\"Add\",\"path\":\"roles[primary eq \\\"True\\\"].value\",\"value\":\"Reader\"}",
                        "{\"op\":\"Add\",\"path\":\"title\",\"value\":\"Head\"}"));
        assertThat(renamed.path("emails").path(0).path("value").asString()).isEqualTo("new@contoso.example");
        assertThat(renamed.path("displayName").asString()).isEqualTo("Erika Entrada");
        assertThat(renamed.path(ENTERPRISE).path("department").asString()).isEqualTo("Sales North");

        JsonNode disabled = scim.patched(path, patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"));
        assertThat(disabled.path("active").asBoolean(true)).isFalse();
        JsonNode back = scim.patched(
                path,
                patch(
                        "{\"op\":\"replace\",\"value\":{\"active\":\"True\",\"displayName\":\"4711\",\"name.givenName\":\"Eri\",\""
                                + ENTERPRISE + ":department\":\"People\"}}"));
        assertThat(back.path("active").asBoolean(false)).isTrue();
        assertThat(back.path("displayName").asString()).isEqualTo("4711");
        assertThat(back.path("name").path("givenName").asString()).isEqualTo("Eri");
        assertThat(back.path(ENTERPRISE).path("department").asString()).isEqualTo("People");
        assertThat(back.path("name").path("familyName").asString()).isEqualTo("Entrada");
    }

    @Test
    void entra_setsAndAsksForTheManager() {
        String boss =
                scim.created("/Users", entraUser(unique("boss"))).path("id").asString();
        String id =
                scim.created("/Users", entraUser(unique("staff"))).path("id").asString();
        JsonNode led = scim.patched(
                "/Users/" + id,
                patch("{\"op\":\"Add\",\"path\":\"" + ENTERPRISE + ":manager\",\"value\":\"" + boss + "\"}"));
        assertThat(led.path(ENTERPRISE).path("manager").path("value").asString())
                .isEqualTo(boss);
        String asked = "id eq \"" + id + "\" and " + ENTERPRISE + ":manager eq \"";
        assertThat(scim.filtered("/Users", asked + boss + "\"")
                        .path("totalResults")
                        .asInt())
                .isOne();
        assertThat(scim.filtered("/Users", asked + id + "\"")
                        .path("totalResults")
                        .asInt())
                .isZero();

        JsonNode free =
                scim.patched("/Users/" + id, patch("{\"op\":\"Remove\",\"path\":\"" + ENTERPRISE + ":manager\"}"));
        assertThat(free.path(ENTERPRISE).path("manager").isMissingNode()).isTrue();
        assertThat(free.path(ENTERPRISE).path("department").asString()).isEqualTo("Engineering");
        assertThat(scim.status(
                        "PATCH",
                        "/Users/" + id,
                        patch("{\"op\":\"Add\",\"path\":\"" + ENTERPRISE + ":manager\",\"value\":\"nobody\"}")))
                .isEqualTo(400);
    }

    @Test
    void okta_createsReplacesAndDeactivatesAUser() {
        String username = unique("otto");
        JsonNode created = scim.created("/Users", oktaUser(username));
        String id = created.path("id").asString();
        assertThat(created.path("name").path("familyName").asString()).isEqualTo("Okta");
        assertThat(created.has("password")).isFalse();

        JsonNode found = scim.read("/Users?filter=userName%20eq%20%22" + username.toUpperCase(Locale.ROOT)
                + "%40okta.example%22&startIndex=1&count=100");
        assertThat(found.path("Resources").path(0).path("id").asString()).isEqualTo(id);
        assertThat(scim.filtered("/Users", "externalId eq \"00u-" + username + "\"")
                        .path("totalResults")
                        .asInt())
                .isOne();

        JsonNode replaced = scim.replaced(
                "/Users/" + id,
                oktaUser(username)
                        .replace("Otto Okta", "Otto Octavian")
                        .replace(
                                "{\"schemas\"",
                                "{\"id\":\"" + id + "\",\"meta\":{\"resourceType\":\"User\"},\"schemas\""));
        assertThat(replaced.path("displayName").asString()).isEqualTo("Otto Octavian");
        assertThat(scim.patched("/Users/" + id, patch("{\"op\":\"replace\",\"value\":{\"active\":false}}"))
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(scim.replaced("/Users/" + id, oktaUser(username))
                        .path("active")
                        .asBoolean(false))
                .isTrue();
    }

    @Test
    void entra_keepsAGroupWithItsMembers() {
        String one = scim.created("/Users", entraUser(unique("one"))).path("id").asString();
        String two = scim.created("/Users", entraUser(unique("two"))).path("id").asString();
        String name = unique("Onboarding");
        JsonNode created = scim.created("/Groups", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group",
                  "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                 "externalId":"%1$s-oid","displayName":"%1$s","meta":{"resourceType":"Group"}}
                """.formatted(name));
        String path = "/Groups/" + created.path("id").asString();
        scim.patched(
                path,
                patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + one + "\"}]}"));
        JsonNode both = scim.patched(
                path,
                patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + two + "\"}]}"));
        assertThat(both.path("members").findValuesAsString("value")).containsExactlyInAnyOrder(one, two);
        assertThat(scim.read("/Users/" + one)
                        .path("groups")
                        .path(0)
                        .path("display")
                        .asString())
                .isEqualTo(name);

        String found = "displayName eq \"" + name + "\"";
        JsonNode listed = scim.read(
                "/Groups?excludedAttributes=members&filter=" + URLEncoder.encode(found, StandardCharsets.UTF_8));
        assertThat(listed.path("Resources").path(0).has("members")).isFalse();
        assertThat(scim.filtered(
                                "/Groups",
                                "id eq \"" + created.path("id").asString() + "\" and members eq \"" + one + "\"")
                        .path("totalResults")
                        .asInt())
                .isOne();

        JsonNode left = scim.patched(
                path,
                patch("{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + one
                        + "\"}]}"));
        assertThat(left.path("members").findValuesAsString("value")).containsExactly(two);
        JsonNode renamed =
                scim.patched(path, patch("{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"" + name + " 2\"}"));
        assertThat(renamed.path("displayName").asString()).isEqualTo(name + " 2");
        assertThat(renamed.path("members").findValuesAsString("value")).containsExactly(two);
        assertThat(scim.status("DELETE", path, null)).isEqualTo(204);
        assertThat(scim.status("GET", path, null)).isEqualTo(404);
    }

    @Test
    void okta_keepsAGroupWithItsMembers() {
        String one = scim.created("/Users", oktaUser(unique("ann"))).path("id").asString();
        String two = scim.created("/Users", oktaUser(unique("ben"))).path("id").asString();
        String name = unique("Okta group");
        String id = scim.created(
                        "/Groups",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name
                                + "\",\"members\":[{\"value\":\"" + one + "\",\"display\":\"ann@okta.example\"}]}")
                .path("id")
                .asString();
        JsonNode changed = scim.patched(
                "/Groups/" + id,
                patch(
                        "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + one + "\\\"]\"}",
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + two
                                + "\",\"display\":\"ben@okta.example\"}]}",
                        "{\"op\":\"replace\",\"value\":{\"id\":\"" + id + "\",\"displayName\":\"" + name + "\"}}"));
        assertThat(changed.path("members").findValuesAsString("value")).containsExactly(two);
        JsonNode replaced = scim.replaced(
                "/Groups/" + id,
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"id\":\"" + id
                        + "\",\"displayName\":\"" + name + "\",\"members\":[{\"value\":\"" + one + "\"},{\"value\":\""
                        + two + "\"}]}");
        assertThat(replaced.path("members").findValuesAsString("value")).containsExactlyInAnyOrder(one, two);
        assertThat(scim.status(
                        "PATCH",
                        "/Groups/" + id,
                        patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + UUID.randomUUID()
                                + "\"}]}")))
                .isEqualTo(400);
    }
}
