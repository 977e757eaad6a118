package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What SCIM offers beyond the least: lists in an order, and changes that do not overwrite another's (RFC 7644). */
@ResourceLock(PortalServer.ON_POSTGRES)
class ScimOrderAndVersionIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    private static final String MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";
    private static final int CLIENTS = 6;
    private static final int ROUNDS = 4;

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

    /** Both have read the same version, and whoever comes second must not undo what the first did. */
    @Test
    void user_changedByManyAtOnce_isChangedByOne() throws Exception {
        String name = unique();
        String path = "/Users/"
                + scim.created("/Users", user(name, name, "Nobody Yet"))
                        .path("id")
                        .asString();
        for (int round = 0; round < ROUNDS; round++) {
            int now = round;
            List<Integer> answers = atOnce(
                    path, each -> patch("\"path\":\"displayName\",\"value\":\"Round " + now + " by " + each + "\""));

            assertThat(answers).as("round %d", round).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @Test
    void group_changedByManyAtOnce_isChangedByOne() throws Exception {
        String name = unique();
        String member =
                scim.created("/Users", user(name, name, "Member")).path("id").asString();
        String path = "/Groups/"
                + scim.created(
                                "/Groups",
                                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\""
                                        + name + "\",\"members\":[{\"value\":\"" + member + "\"}]}")
                        .path("id")
                        .asString();
        for (int round = 0; round < ROUNDS; round++) {
            int now = round;
            List<Integer> answers = atOnce(
                    path, each -> patch("\"path\":\"displayName\",\"value\":\"" + name + now + "-" + each + "\""));

            assertThat(answers).as("round %d", round).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    /** Each change waits for the other's person, which PostgreSQL breaks off. */
    @Test
    void users_madeEachOthersManagersAtOnce_areBothChanged() throws Exception {
        String first = unique();
        String second = unique();
        String one =
                scim.created("/Users", user(first, first, "First")).path("id").asString();
        String other = scim.created("/Users", user(second, second, "Second"))
                .path("id")
                .asString();
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
                Future<Integer> here = clients.submit(() -> managed(start, one, other));
                Future<Integer> there = clients.submit(() -> managed(start, other, one));
                assertThat(List.of(here.get(), there.get()))
                        .as("round %d", round)
                        .containsOnly(200);
            }
            for (String person : List.of(first, second)) {
                String path = "/Users/" + (person.equals(first) ? one : other);
                assertThat(scim.send("PUT", path, user(person, person, "Nobody's"))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static int managed(CyclicBarrier start, String person, String manager) throws Exception {
        start.await();
        return scim.send(
                        "PATCH",
                        "/Users/" + person,
                        patch("\"path\":\"" + MANAGER + "\",\"value\":\"" + manager + "\""))
                .statusCode();
    }

    /** What the same version of a resource is answered when several change it at the same moment. */
    private static List<Integer> atOnce(String path, IntFunction<String> body) throws Exception {
        String version = scim.read(path).path("meta").path("version").asString();
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> answers = IntStream.range(0, CLIENTS)
                    .mapToObj(each -> clients.submit(() -> {
                        start.await();
                        return scim.send("PATCH", path, body.apply(each), Map.of("If-Match", version))
                                .statusCode();
                    }))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private static String patch(String what) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"replace\"," + what + "}]}";
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
