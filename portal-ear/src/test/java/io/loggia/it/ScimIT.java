package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may use the SCIM server, whom they reach through it, and what becomes of someone whom they deactivate. */
@ResourceLock(PortalServer.SHARED)
class ScimIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";

    private static PortalClient admin;
    private static ScimCalls scim;

    @BeforeAll
    static void makeToken() {
        admin = SERVER.signIn("admin");
        scim = ScimCalls.of(SERVER, admin, "Entra ID", null);
    }

    private static String unique() {
        return "s" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String user(String username, String externalId, String name) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","externalId":"%s",
                 "displayName":"%s","active":true}
                """.formatted(username, externalId, name);
    }

    private static String active(boolean value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"" + (value ? "True" : "False")
                + "\"}]}";
    }

    /** Someone of the SCIM client with a session of their own; an admin gives them a password for that. */
    private static PortalClient signIn(String id, String username) {
        HttpResponse<String> reply = admin.putJson(
                API + "/admin/people/" + id + "/password", Map.of("password", PortalServer.DEMO_PASSWORD));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(204);
        return SERVER.signIn(username);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups", "/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/nothing"})
    void anyResource_withoutAToken_isRefusedAsTheStandardWantsIt(String path) {
        HttpResponse<String> reply = SERVER.anonymous().get("/scim/v2" + path);
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
        assertThat(PortalClient.json(reply).path("schemas").path(0).asString())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void sessionOfAnAdmin_isWorthNothing() {
        assertThat(admin.get("/scim/v2/Users").statusCode()).isEqualTo(401);
        HttpResponse<String> created = admin.send(
                "POST",
                "/scim/v2/Users",
                BodyPublishers.ofString(user(unique(), "x", "By Cookie")),
                Map.of("Content-Type", "application/scim+json"));
        assertThat(created.statusCode()).isEqualTo(401);
    }

    @Test
    void token_opensNothingElse() {
        for (String path : new String[] {API + "/me", API + "/admin/people", API + "/media"}) {
            HttpResponse<String> reply = SERVER.anonymous()
                    .send("GET", path, BodyPublishers.noBody(), Map.of("Authorization", "Bearer " + scim.token()));
            assertThat(reply.statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void token_forAProviderThatIsNotThere_isNotMade() {
        HttpResponse<String> reply = admin.postJson(
                API + "/admin/scim/tokens",
                Map.of("name", "Nowhere", "providerId", UUID.randomUUID().toString()));
        assertThat(reply.statusCode()).isEqualTo(404);
    }

    @Test
    void token_revoked_isRefusedAtOnceAndListedAsRevoked() {
        ScimCalls former = ScimCalls.of(SERVER, admin, "Former", null);
        assertThat(former.status("GET", "/Users", null)).isEqualTo(200);
        former.revoke(admin);
        assertThat(former.status("GET", "/Users", null)).isEqualTo(401);
        JsonNode tokens = admin.getJson(API + "/admin/scim/tokens").path("items");
        JsonNode listed = tokens.valueStream()
                .filter(token -> token.path("id").asString().equals(former.tokenId))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("revokedAt").asString()).isNotBlank();
        assertThat(listed.path("lastUsedAt").asString()).isNotBlank();
        assertThat(tokens.toString()).doesNotContain(former.token()).doesNotContain("loggia_scim_");
    }

    @Test
    void user_deactivated_losesTheirRunningSessionAtOnce() {
        String username = unique();
        String id = scim.created("/Users", user(username, username, "Lena Leaver"))
                .path("id")
                .asString();
        PortalClient person = signIn(id, username);
        assertThat(person.get(API + "/me").statusCode()).isEqualTo(200);
        scim.patched("/Users/" + id, active(false));
        assertThat(person.get(API + "/me").statusCode()).isEqualTo(401);
        scim.patched("/Users/" + id, active(true));
        assertThat(person.get(API + "/me").statusCode())
                .as("a session that was ended stays ended")
                .isEqualTo(401);
    }

    @Test
    void user_deleted_isGoneForTheClientYetKeptForReportsAndComesBackAsTheSamePerson() {
        String username = unique();
        String id = scim.created("/Users", user(username, username, "Dora Deleted"))
                .path("id")
                .asString();
        PortalClient person = signIn(id, username);
        assertThat(scim.status("DELETE", "/Users/" + id, null)).isEqualTo(204);

        assertThat(person.get(API + "/me").statusCode()).isEqualTo(401);
        assertThat(scim.status("GET", "/Users/" + id, null)).isEqualTo(404);
        assertThat(scim.status("PATCH", "/Users/" + id, active(true))).isEqualTo(404);
        assertThat(scim.status("DELETE", "/Users/" + id, null)).isEqualTo(404);
        assertThat(scim.filtered("/Users", "userName eq \"" + username + "\"")
                        .path("totalResults")
                        .asInt())
                .isZero();
        JsonNode kept =
                admin.getJson(API + "/admin/people?q=" + username).path("items").path(0);
        assertThat(kept.path("enabled").asBoolean(true)).isFalse();

        JsonNode returned = scim.created("/Users", user(username, username, "Dora Returned"));
        assertThat(returned.path("id").asString()).isEqualTo(id);
        assertThat(returned.path("active").asBoolean(false)).isTrue();
    }

    @Test
    void userName_ofSomeoneDeleted_goesToSomebodyElseUnderTheirOwnId() {
        String username = unique();
        String leaver = scim.created("/Users", user(username, username + "-1", "First One"))
                .path("id")
                .asString();
        assertThat(scim.status("DELETE", "/Users/" + leaver, null)).isEqualTo(204);
        JsonNode next = scim.created("/Users", user(username, username + "-2", "Second One"));
        assertThat(next.path("id").asString()).isNotEqualTo(leaver);
        assertThat(next.path("userName").asString()).isEqualTo(username);
    }

    @Test
    void userName_ofALocalAccount_isAConflictAndTheAccountStaysAsItIs() {
        for (String taken : new String[] {"admin", "ADMIN"}) {
            HttpResponse<String> reply = scim.send("POST", "/Users", user(taken, unique(), "Taken Over"));
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(409);
            assertThat(PortalClient.json(reply).path("scimType").asString()).isEqualTo("uniqueness");
        }
        String id = scim.created("/Users", user(unique(), unique(), "Would Be Admin"))
                .path("id")
                .asString();
        assertThat(scim.status("PUT", "/Users/" + id, user("admin", unique(), "Would Be Admin")))
                .isEqualTo(409);
        assertThat(admin.getJson(API + "/me").path("name").asString()).isEqualTo("Ada Admin");
        String local = Organisation.id(admin, "viewer");
        assertThat(scim.status("GET", "/Users/" + local, null)).isEqualTo(404);
        assertThat(scim.status("PATCH", "/Users/" + local, active(false))).isEqualTo(404);
        assertThat(scim.status("DELETE", "/Users/" + local, null)).isEqualTo(404);
    }

    @Test
    void peopleOfAnotherClient_areAsIfTheyDidNotExist() {
        ScimCalls other = ScimCalls.of(SERVER, admin, "Partners", ScimCalls.provider(admin));
        String username = unique();
        String id = other.created("/Users", user(username, username, "Paula Partner"))
                .path("id")
                .asString();
        String group = other.created(
                        "/Groups",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"G " + username
                                + "\"}")
                .path("id")
                .asString();
        assertThat(scim.status("GET", "/Users/" + id, null)).isEqualTo(404);
        assertThat(scim.status("PUT", "/Users/" + id, user(username, username, "Mine")))
                .isEqualTo(404);
        assertThat(scim.status("DELETE", "/Users/" + id, null)).isEqualTo(404);
        assertThat(scim.status("GET", "/Groups/" + group, null)).isEqualTo(404);
        assertThat(scim.status("DELETE", "/Groups/" + group, null)).isEqualTo(404);
        assertThat(scim.filtered("/Users", "userName eq \"" + username + "\"")
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(scim.status("POST", "/Users", user(username, unique(), "Again")))
                .isEqualTo(409);
        assertThat(other.read("/Users/" + id).path("displayName").asString()).isEqualTo("Paula Partner");
    }

    @Test
    void list_isPagedAndFiltered() {
        ScimCalls own = ScimCalls.of(SERVER, admin, "Paging", ScimCalls.provider(admin));
        String prefix = unique();
        for (int i = 1; i <= 5; i++) {
            own.created("/Users", user(prefix + "-" + i, prefix + "-" + i, "Person " + i));
        }
        JsonNode page = own.read("/Users?startIndex=3&count=2");
        assertThat(page.path("totalResults").asInt()).isEqualTo(5);
        assertThat(page.path("startIndex").asInt()).isEqualTo(3);
        assertThat(page.path("Resources").findValuesAsString("userName")).containsExactly(prefix + "-3", prefix + "-4");
        assertThat(own.read("/Users?startIndex=9&count=2").path("Resources").size())
                .isZero();
        assertThat(own.read("/Users?count=0").path("totalResults").asInt()).isEqualTo(5);
        assertThat(own.filtered("/Users", "displayName sw \"person\" and not (userName ew \"-2\")")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(4);
        assertThat(own.filtered("/Users", "active eq false or emails.value co \"@\"")
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(own.status("GET", "/Users?filter=nonsense", null)).isEqualTo(400);
        assertThat(own.status("GET", "/Users?filter=userName%20eq%20%22%00%22", null))
                .isEqualTo(400);
    }

    @Test
    void hostileRequests_areErrorsOfTheProtocol() {
        assertThat(scim.status("POST", "/Users", "x".repeat(1024 * 1024 + 1))).isEqualTo(413);
        assertThat(scim.status("POST", "/Users", "[]")).isEqualTo(400);
        assertThat(scim.status("POST", "/Users", "{")).isEqualTo(400);
        assertThat(scim.status("POST", "/Users", user(unique(), "x\\u0000y", "Nul")))
                .isEqualTo(400);
        assertThat(scim.status("POST", "/Users", user(unique(), "x", "n".repeat(201))))
                .isEqualTo(400);
        assertThat(scim.status("POST", "/Users", user("", "x", "Nameless"))).isEqualTo(400);
        assertThat(scim.status("GET", "/Users/not-an-id", null)).isEqualTo(404);
        assertThat(scim.status("GET", "/nothing", null)).isEqualTo(404);
        assertThat(scim.status("OPTIONS", "/Users", null)).isEqualTo(405);
        assertThat(scim.status("POST", "/Bulk", "{}")).isEqualTo(404);
    }

    @Test
    void description_tellsOfWhatIsKeptAndNothingMore() {
        JsonNode config = scim.read("/ServiceProviderConfig");
        assertThat(config.path("patch").path("supported").asBoolean(false)).isTrue();
        assertThat(config.path("filter").path("maxResults").asInt()).isEqualTo(200);
        assertThat(config.path("sort").path("supported").asBoolean(false)).isTrue();
        assertThat(config.path("etag").path("supported").asBoolean(false)).isTrue();
        assertThat(config.path("bulk").path("supported").asBoolean(true)).isFalse();
        assertThat(scim.read("/ResourceTypes").path("Resources").findValuesAsString("name"))
                .contains("User", "Group");
        JsonNode schema = scim.read("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
        assertThat(schema.path("attributes")
                        .valueStream()
                        .map(a -> a.path("name").asString()))
                .contains("userName", "active", "emails")
                .doesNotContain("password", "photos");
    }

    @Test
    void everyChange_isInTheAuditLogUnderTheClientsName() {
        String username = unique();
        String id = scim.created("/Users", user(username, username, "Audited One"))
                .path("id")
                .asString();
        scim.patched("/Users/" + id, active(false));
        JsonNode entries = admin.getJson(API + "/admin/audit?subject=" + id).path("items");
        assertThat(entries.findValuesAsString("action")).contains("person.created", "person.disabled");
        assertThat(entries.findValuesAsString("actor")).containsOnly("SCIM: Entra ID");
    }
}
