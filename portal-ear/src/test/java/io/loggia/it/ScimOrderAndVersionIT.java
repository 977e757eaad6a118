package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What SCIM offers beyond the least: lists in an order, and changes that do not overwrite another's (RFC 7644). */
class ScimOrderAndVersionIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static PortalClient admin;
    private static ScimCalls scim;

    @BeforeAll
    static void makeToken() {
        admin = SERVER.signIn("admin");
        scim = ScimCalls.of(SERVER, admin, "Versions", null);
    }

    @Test
    void list_isSorted() {
        ScimCalls own = ScimCalls.of(SERVER, admin, "Sorting", ScimCalls.provider(admin));
        String prefix = unique();
        for (String name : List.of("b", "C", "a")) {
            own.created("/Users", user(prefix + "-" + name, prefix + "-" + name, "Person " + name));
        }
        assertThat(own.read("/Users?sortBy=userName").path("Resources").findValuesAsString("userName"))
                .containsExactly(prefix + "-a", prefix + "-b", prefix + "-c");
        assertThat(own.read("/Users?sortBy=displayName&sortOrder=descending&count=2")
                        .path("Resources")
                        .findValuesAsString("displayName"))
                .containsExactly("Person C", "Person b");
        assertThat(own.read("/Users?sortBy=emails.value&sortOrder=descending")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(3);
        assertThat(own.status("GET", "/Users?sortBy=name.familyName", null)).isEqualTo(400);
    }

    @Test
    void user_changedByAnotherSinceItWasRead_isNotOverwritten() {
        String name = unique();
        JsonNode created = scim.created("/Users", user(name, name, "Vera First"));
        String path = "/Users/" + created.path("id").asString();
        String version = created.path("meta").path("version").asString();
        assertThat(version).startsWith("W/\"");
        assertThat(scim.send("GET", path, null).headers().firstValue("ETag")).contains(version);
        assertThat(scim.send("GET", path, null, Map.of("If-None-Match", version))
                        .statusCode())
                .isEqualTo(304);

        assertThat(scim.send("PUT", path, user(name, name, "Vera Second"), Map.of("If-Match", version))
                        .statusCode())
                .isEqualTo(200);
        for (String method : List.of("PUT", "DELETE")) {
            assertThat(scim.send(method, path, user(name, name, "Vera Third"), Map.of("If-Match", version))
                            .statusCode())
                    .as(method)
                    .isEqualTo(412);
        }
        assertThat(scim.read(path).path("displayName").asString()).isEqualTo("Vera Second");
    }

    private static String user(String username, String externalId, String name) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","externalId":"%s",
                 "displayName":"%s","active":true}
                """.formatted(username, externalId, name);
    }

    private static String unique() {
        return "s" + UUID.randomUUID().toString().substring(0, 8);
    }
}
