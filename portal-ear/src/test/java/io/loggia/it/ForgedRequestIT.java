package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests that another site, or somebody without the right, makes up. */
@ResourceLock(PortalServer.SHARED)
class ForgedRequestIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    /** GET changes nothing and so needs no CSRF token; what it is made to be by a header needs one. */
    @ParameterizedTest
    @Tag("D09")
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void methodOverride_withoutTheCsrfToken_changesNothing(String header) {
        PortalClient author = SERVER.signIn("author");
        String upload = new TusClient(author).created(1000);
        Map<String, String> forged = Map.of(header, "DELETE", "Tus-Resumable", "1.0.0", "X-CSRF-Token", "wrong");
        for (String method : List.of("GET", "HEAD", "POST")) {
            author.send(method, upload, BodyPublishers.noBody(), forged);
            assertThat(new TusClient(author).offset(upload))
                    .as("%s with %s", method, header)
                    .isZero();
        }
    }

    @Test
    @Tag("D09")
    void query_thatNamesAMethod_isNoMethod() {
        PortalClient admin = SERVER.signIn("admin");
        String person = Organisation.hire(admin, "kept-" + unique(), "Kept", null);
        for (String query : List.of("?_method=DELETE", "?method=DELETE", "?X-HTTP-Method-Override=DELETE")) {
            admin.get("/api/v1/admin/people/" + person + "/password" + query);
        }
        JsonNode listed = admin.getJson("/api/v1/admin/people?q=kept-").path("items");
        assertThat(listed.valueStream().filter(one -> one.path("id").asString().equals(person)))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.path("hasPassword").asBoolean()).isTrue());
    }

    @ParameterizedTest
    @Tag("D09")
    @ValueSource(strings = {"cross-site", "same-site"})
    void signIn_askedForByAnotherSite_isRefused(String site) {
        HttpResponse<String> reply = SERVER.anonymous()
                .send(
                        "POST",
                        "/api/v1/session",
                        BodyPublishers.ofString(
                                "{\"username\":\"viewer\",\"password\":\"" + PortalServer.DEMO_PASSWORD + "\"}"),
                        Map.of("Content-Type", "application/json", "Sec-Fetch-Site", site));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(403);
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @Tag("D11")
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/watch/" + "00000000-0000-4000-8000-000000000000",
                "/admin/people",
                "/index.html",
                "/api/v1/me",
                "/api/v1/nowhere",
                "/media/none/master.m3u8",
                "/scim/v2/Users",
                "/openapi",
                "/openapi?format=json",
                "/health",
                "/health/ready",
                "/metrics"
            })
    void answers_ofAnyKind_areNeitherFramedNorGuessedAt(String path) {
        HttpResponse<String> reply = SERVER.anonymous().get(path);

        assertThat(reply.headers().allValues("Content-Security-Policy"))
                .as(path)
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'");
        assertThat(reply.headers().allValues("X-Frame-Options")).as(path).containsExactly("DENY");
        assertThat(reply.headers().allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
        assertThat(reply.headers().allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
    }

    @ParameterizedTest
    @Tag("D16")
    @ValueSource(
            strings = {
                "{\"owner\":\"00000000-0000-4000-8000-000000000000\"}",
                "{\"ownerId\":\"00000000-0000-4000-8000-000000000000\"}",
                "{\"department\":\"00000000-0000-4000-8000-000000000000\"}",
                "{\"id\":\"00000000-0000-4000-8000-000000000000\"}",
                "{\"processing\":\"READY\"}",
                "{\"createdAt\":\"2020-01-01T00:00:00Z\"}",
                "{\"state\":\"READY\"}",
                "{\"title\":\"Fine\",\"owner\":null}"
            })
    void fields_thatNobodyMaySet_areRefusedWhole(String patch) {
        PortalClient author = SERVER.signIn("author");
        String item = item(author, "");
        JsonNode before = author.getJson("/api/v1/media/" + item);
        HttpResponse<String> reply = author.send(
                "PATCH",
                "/api/v1/media/" + item,
                BodyPublishers.ofString(patch),
                Map.of("Content-Type", "application/merge-patch+json"));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        assertThat(author.getJson("/api/v1/media/" + item)).isEqualTo(before);
    }

    @Test
    @Tag("D16")
    void metadata_ofAnUpload_setsNeitherOwnerNorState() {
        PortalClient author = SERVER.signIn("author");
        String admin = SERVER.signIn("admin").getJson("/api/v1/me").path("id").asString();
        String item = item(
                author,
                TusClient.metadata("state", "PUBLISHED") + "," + TusClient.metadata("owner", admin) + ","
                        + TusClient.metadata("audience", "*"));

        JsonNode made = author.getJson("/api/v1/media/" + item);
        assertThat(made.path("state").asString()).isEqualTo("DRAFT");
        assertThat(made.path("owner").toString())
                .contains(author.getJson("/api/v1/me").path("id").asString());
        assertThat(SERVER.signIn("viewer").get("/api/v1/media/" + item).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("D16")
    void manager_ofADepartment_makesAndChangesNobodyAndNothingOfOthers() {
        PortalClient manager = SERVER.signIn("manager");
        JsonNode self = manager.getJson("/api/v1/me");
        String item = item(SERVER.signIn("author"), "");
        String path = "/api/v1/admin/people/" + self.path("id").asString();

        assertThat(manager.sendJson("PATCH", path, Map.of("roles", List.of("ADMIN")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.postJson(
                                "/api/v1/admin/people",
                                Map.of(
                                        "username",
                                        unique(),
                                        "name",
                                        "Mine",
                                        "password",
                                        PortalServer.DEMO_PASSWORD,
                                        "roles",
                                        List.of("ADMIN")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.patchJson("/api/v1/media/" + item, Map.of("state", "PUBLISHED"))
                        .statusCode())
                .isIn(403, 404);
        assertThat(manager.getJson("/api/v1/me").path("roles")).isEqualTo(self.path("roles"));
    }

    @Test
    @Tag("D16")
    void author_ofOneItem_changesNoOtherAuthors() {
        PortalClient admin = SERVER.signIn("admin");
        String username = "second-" + unique();
        String person = Organisation.hire(admin, username, "Second Author", null);
        Organisation.change(admin, person, Map.of("roles", List.of("AUTHOR")));
        String item = item(SERVER.signIn("author"), "");
        PortalClient second = SERVER.signIn(username);

        assertThat(second.patchJson("/api/v1/media/" + item, Map.of("title", "Mine now"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(second.delete("/api/v1/media/" + item).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("D16")
    void signIn_withRolesInTheBody_givesNone() {
        PortalClient viewer = SERVER.anonymous();
        HttpResponse<String> reply = viewer.postJson(
                "/api/v1/session",
                Map.of("username", "viewer", "password", PortalServer.DEMO_PASSWORD, "roles", List.of("ADMIN")));

        assertThat(reply.body()).doesNotContain("ADMIN");
    }

    /** Ids tell neither how many there are, nor what was made before, nor where a file lies. */
    @Test
    @Tag("D20")
    void ids_ofWhatIsMade_areRandom() {
        PortalClient admin = SERVER.signIn("admin");
        PortalClient author = SERVER.signIn("author");
        for (String id : List.of(
                item(author, ""),
                item(author, ""),
                Organisation.hire(admin, "random-" + unique(), "Random", null),
                Organisation.found(admin, "Random " + unique(), null))) {
            assertThat(UUID.fromString(id).version()).as(id).isEqualTo(4);
        }
        String upload = new TusClient(author).created(1000);
        assertThat(UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1))
                        .version())
                .isEqualTo(4);
    }

    @Test
    @Tag("D20")
    void signIn_ofNobodyAndByAWrongPassword_readTheSame() {
        HttpResponse<String> nobody = SERVER.anonymous()
                .postJson("/api/v1/session", Map.of("username", "nobody-" + unique(), "password", "wrong password"));
        HttpResponse<String> wrong = SERVER.anonymous()
                .postJson("/api/v1/session", Map.of("username", "engineer", "password", "wrong password"));

        assertThat(nobody.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }

    private static String item(PortalClient author, String more) {
        String metadata = TusClient.metadata("filename", "talk.mp4") + "," + TusClient.metadata("title", unique());
        HttpResponse<String> created =
                new TusClient(author).create(1000, more.isEmpty() ? metadata : metadata + "," + more);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.headers().firstValue("Loggia-Media-Id").orElseThrow();
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
