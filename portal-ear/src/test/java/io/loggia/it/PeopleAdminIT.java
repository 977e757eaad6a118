package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Admins among people: who is found, what may be changed, and that it takes effect at once. */
@ResourceLock(PortalServer.SHARED)
class PeopleAdminIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String PEOPLE = "/api/v1/admin/people";
    private static PortalClient admin = SERVER.anonymous();

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
    }

    @Test
    void list_narrowed_holdsThoseAlone() {
        String mark = unique();
        String top = department("Branch " + mark, null);
        String below = department("Shop " + mark, top);
        String ann = hire(mark + ".ann", "Ann " + mark, top);
        String bob = hire(mark + ".bob", "Bob " + mark, below);
        Organisation.change(admin, bob, Map.of("roles", List.of("MANAGER"), "manages", List.of(below)));
        Organisation.change(admin, ann, Map.of("enabled", false));

        assertThat(ids("q=" + mark)).containsExactly(ann, bob);
        assertThat(ids("department=" + top)).containsExactly(ann, bob);
        assertThat(ids("department=" + below)).containsExactly(bob);
        assertThat(ids("role=MANAGER&q=" + mark)).containsExactly(bob);
        assertThat(ids("state=DISABLED&department=" + top)).containsExactly(ann);
        assertThat(ids("source=LOCAL&state=ENABLED&department=" + top)).containsExactly(bob);
        assertThat(ids("source=SCIM&department=" + top)).isEmpty();
        assertThat(ids("id=" + bob + "&id=" + UUID.randomUUID())).containsExactly(bob);
        assertThat(ids("id=" + bob + "&q=nobody" + mark)).isEmpty();
        JsonNode page = admin.getJson(PEOPLE + "?limit=1&q=" + mark);
        assertThat(ids("limit=1&q=" + mark + "&cursor=" + page.path("next").asString()))
                .containsExactly(bob);
        assertThat(page.path("items").get(0).path("managedFields").isEmpty()).isTrue();
        assertThat(page.path("items").get(0).path("source").asString()).isEqualTo("LOCAL");
        assertThat(admin.get(PEOPLE + "?role=KING").statusCode()).isEqualTo(400);
    }

    @Test
    void sessions_ended_endAtOnce() {
        String mark = unique();
        String id = hire(mark, "Sid " + mark, null);
        PortalClient first = SERVER.signIn(mark);
        PortalClient second = SERVER.signIn(mark);
        JsonNode sessions = admin.getJson(PEOPLE + "/" + id + "/sessions").path("items");
        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.get(0).path("method").asString()).isEqualTo("LOCAL");
        assertThat(sessions.get(0).path("current").asBoolean(true)).isFalse();

        String oldest = sessions.get(1).path("id").asString();
        assertThat(admin.delete(PEOPLE + "/" + id + "/sessions/" + oldest).statusCode())
                .isEqualTo(204);
        assertThat(List.of(
                        first.get("/api/v1/me").statusCode(),
                        second.get("/api/v1/me").statusCode()))
                .containsExactlyInAnyOrder(200, 401);
        assertThat(admin.delete(PEOPLE + "/" + id + "/sessions/" + oldest).statusCode())
                .isEqualTo(404);

        assertThat(admin.delete(PEOPLE + "/" + id + "/sessions").statusCode()).isEqualTo(204);
        assertThat(first.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(second.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void sessions_allOfOneself_sparesTheOneThatAsks() {
        String mark = unique();
        String id = hire(mark, "Own " + mark, null);
        Organisation.change(admin, id, Map.of("roles", List.of("ADMIN")));
        PortalClient here = SERVER.signIn(mark);
        PortalClient elsewhere = SERVER.signIn(mark);

        assertThat(here.delete(PEOPLE + "/" + id + "/sessions").statusCode()).isEqualTo(204);

        assertThat(here.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/me").statusCode()).isEqualTo(401);
        Organisation.change(admin, id, Map.of("roles", List.of(), "enabled", false));
        assertThat(here.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void bulk_previewed_saysWhatItWouldDoAndDoesNothing() {
        String mark = unique();
        String target = department("Target " + mark, null);
        String ann = hire(mark + ".ann", "Ann " + mark, null);
        String bob = hire(mark + ".bob", "Bob " + mark, target);
        String self = Organisation.id(admin, "admin");

        JsonNode move = bulk(Map.of("ids", List.of(ann, bob), "action", "MOVE", "department", target, "preview", true));
        assertThat(counts(move)).containsExactly(1, 1, 0);
        assertThat(ids("department=" + target)).containsExactly(bob);
        assertThat(counts(bulk(Map.of("ids", List.of(ann), "action", "MOVE", "department", target))))
                .as("without a word about the preview nothing is done")
                .containsExactly(1, 0, 0);
        assertThat(ids("department=" + target)).containsExactly(bob);

        bulk(Map.of("ids", List.of(ann, bob), "action", "MOVE", "department", target, "preview", false));
        assertThat(ids("department=" + target)).containsExactly(ann, bob);

        PortalClient gone = SERVER.signIn(mark + ".ann");
        JsonNode disabled = bulk(Map.of("ids", List.of(ann, bob, self), "action", "DISABLE", "preview", false));
        assertThat(counts(disabled)).containsExactly(2, 0, 1);
        assertThat(disabled.path("refused").get(0).path("why").asString()).isEqualTo("ONESELF");
        assertThat(gone.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(counts(bulk(Map.of("ids", List.of(ann, bob), "action", "ENABLE", "preview", false))))
                .containsExactly(2, 0, 0);
    }

    /** The one way in that needs no identity provider. */
    @Test
    void lastLocalAdmin_cannotBeLost() {
        try (Aside aside = new Aside()) {
            String self = Organisation.id(aside.only, "admin");

            assertRefused(aside.only.delete(PEOPLE + "/" + self + "/password"), "last-admin");
            assertRefused(aside.patch(self, Map.of("enabled", false)), "conflict");
            assertRefused(aside.patch(self, Map.of("roles", List.of("AUTHOR"))), "conflict");

            String mark = unique();
            String second = hire(mark, "Second " + mark, null);
            Organisation.change(aside.only, second, Map.of("roles", List.of("ADMIN")));
            PortalClient other = SERVER.signIn(mark);
            assertThat(aside.only.delete(PEOPLE + "/" + second + "/password").statusCode())
                    .isEqualTo(204);
            assertThat(other.get("/api/v1/me").statusCode()).isEqualTo(401);
            Organisation.change(aside.only, second, Map.of("enabled", false));
        }
    }

    /** Somebody from a list is an administrator for as long as the list says so, and no way back in. */
    @Test
    void lastLocalAdmin_byAnAdminFromOutside_cannotBeDisabledNorDemoted() {
        String mark = unique();
        try (Aside aside = new Aside()) {
            HttpResponse<String> imported = aside.only.send(
                    "POST",
                    PEOPLE + "/import?preview=false",
                    BodyPublishers.ofString("username,name,roles\n" + mark + ",Outside " + mark + ",ADMIN\n"),
                    Map.of("Content-Type", "text/csv"));
            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
            String outside = Organisation.id(aside.only, mark);
            aside.only.putJson(PEOPLE + "/" + outside + "/password", Map.of("password", PortalServer.DEMO_PASSWORD));
            PortalClient other = SERVER.signIn(mark);
            String last = Organisation.id(other, "admin");

            assertRefused(other.sendJson("PATCH", PEOPLE + "/" + last, Map.of("enabled", false)), "last-admin");
            assertRefused(other.sendJson("PATCH", PEOPLE + "/" + last, Map.of("roles", List.of())), "last-admin");
            assertRefused(other.delete(PEOPLE + "/" + last + "/password"), "last-admin");
            HttpResponse<String> bulk = other.postJson(
                    PEOPLE + "/bulk", Map.of("ids", List.of(last), "action", "DISABLE", "preview", false));
            assertThat(bulk.body()).contains("LAST_ADMIN");
            assertThat(aside.only.get("/api/v1/me").statusCode()).isEqualTo(200);
            Organisation.change(aside.only, outside, Map.of("roles", List.of(), "enabled", false));
        }
    }

    /** Whatever local admins other tests have made on the shared server cannot sign in while this is open. */
    private static final class Aside implements AutoCloseable {
        private final PortalClient only = SERVER.signIn("admin");
        private final List<String> others = only.getJson(PEOPLE + "?role=ADMIN&state=ENABLED&limit=100")
                .path("items")
                .valueStream()
                .filter(person -> !person.path("username").asString().equals("admin"))
                .map(person -> person.path("id").asString())
                .toList();

        Aside() {
            others.forEach(id -> Organisation.change(only, id, Map.of("enabled", false)));
        }

        HttpResponse<String> patch(String person, Map<String, ?> patch) {
            return only.sendJson("PATCH", PEOPLE + "/" + person, patch);
        }

        @Override
        public void close() {
            others.forEach(id -> Organisation.change(only, id, Map.of("enabled", true)));
        }
    }

    private static void assertRefused(HttpResponse<String> reply, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(409);
        assertThat(PortalClient.json(reply).path("code").asString()).isEqualTo(code);
    }

    private static JsonNode bulk(Map<String, ?> body) {
        HttpResponse<String> reply = admin.postJson(PEOPLE + "/bulk", body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private static List<Integer> counts(JsonNode result) {
        return List.of(
                result.path("affected").asInt(),
                result.path("unchanged").asInt(),
                result.path("refused").size());
    }

    private static List<String> ids(String query) {
        return admin.getJson(PEOPLE + "?" + query)
                .path("items")
                .valueStream()
                .map(person -> person.path("id").asString())
                .toList();
    }

    private static String hire(String username, String name, @Nullable String department) {
        String id = Organisation.hire(admin, username, name, null);
        if (department != null) {
            Organisation.change(admin, id, Map.of("department", department));
        }
        return id;
    }

    private static String department(String name, @Nullable String parent) {
        return Organisation.found(admin, name, parent);
    }

    private static String unique() {
        return "p" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
