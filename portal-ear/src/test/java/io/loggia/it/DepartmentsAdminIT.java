package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The tree in the hands of an admin: what holds together, and whom a change lets see what. */
@ResourceLock(PortalServer.SHARED)
class DepartmentsAdminIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String DEPARTMENTS = "/api/v1/admin/departments";
    private static PortalClient admin = SERVER.anonymous();

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
    }

    @Test
    void department_renamedAndMoved_isWhereItWasPut() {
        String mark = unique();
        String one = Organisation.found(admin, "One " + mark, null);
        String two = Organisation.found(admin, "Two " + mark, null);
        String leaf = Organisation.found(admin, "Leaf " + mark, one);

        patch(leaf, Map.of("name", "Renamed " + mark, "parentId", two));

        assertThat(entry(leaf).path("name").asString()).isEqualTo("Renamed " + mark);
        assertThat(entry(leaf).path("parentId").asString()).isEqualTo(two);
        patch(leaf, Map.of("parentId", ""));
        assertThat(entry(leaf).path("parentId").isNull()
                        || entry(leaf).path("parentId").isMissingNode())
                .isTrue();
    }

    @Test
    void department_belowItselfOrBesideANamesake_isRefused() {
        String mark = unique();
        String top = Organisation.found(admin, "Top " + mark, null);
        String middle = Organisation.found(admin, "Middle " + mark, top);
        String bottom = Organisation.found(admin, "Bottom " + mark, middle);

        assertThat(refused("PATCH", top, Map.of("parentId", bottom))).isEqualTo("conflict");
        assertThat(refused("PATCH", top, Map.of("parentId", top))).isEqualTo("conflict");
        assertThat(admin.postJson(DEPARTMENTS, Map.of("name", "MIDDLE " + mark, "parentId", top))
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.sendJson(
                                "PATCH",
                                DEPARTMENTS + "/" + top,
                                Map.of("parentId", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.postJson(DEPARTMENTS, Map.of("name", " ")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void managers_set_mayReportAtOnceAndNoLongerWhenTakenOff() {
        String mark = unique();
        String top = Organisation.found(admin, "Top " + mark, null);
        String below = Organisation.found(admin, "Below " + mark, top);
        String boss = Organisation.hire(admin, mark, "Boss " + mark, null);
        PortalClient client = SERVER.signIn(mark);
        String report = "/api/v1/reports/completion?department=" + below;
        assertThat(client.get(report).statusCode()).isIn(403, 404);

        patch(top, Map.of("managers", List.of(boss)));

        assertThat(entry(top).path("managers").get(0).path("name").asString()).isEqualTo("Boss " + mark);
        assertThat(client.get(report).statusCode()).isEqualTo(200);
        patch(top, Map.of("managers", List.of()));
        assertThat(entry(top).path("managers").isEmpty()).isTrue();
        assertThat(client.get(report).statusCode()).isEqualTo(404);
    }

    @Test
    void department_removed_handsOnItsPeopleAndWhatLiesBelow() {
        String mark = unique();
        String heir = Organisation.found(admin, "Heir " + mark, null);
        String old = Organisation.found(admin, "Old " + mark, null);
        String child = Organisation.found(admin, "Child " + mark, old);
        String person = Organisation.hire(admin, mark, "Pia " + mark, null);
        Organisation.change(admin, person, Map.of("department", old));

        assertThat(refused("DELETE", old, Map.of())).isEqualTo("department-in-use");
        assertThat(admin.delete(DEPARTMENTS + "/" + old + "?moveTo=" + child).statusCode())
                .isEqualTo(409);
        assertThat(admin.delete(DEPARTMENTS + "/" + old + "?moveTo=" + heir).statusCode())
                .isEqualTo(204);

        assertThat(entry(child).path("parentId").asString()).isEqualTo(heir);
        assertThat(entry(heir).path("people").asInt()).isEqualTo(1);
        JsonNode moved =
                admin.getJson("/api/v1/admin/people?q=" + mark).path("items").get(0);
        assertThat(moved.path("department").path("id").asString()).isEqualTo(heir);
        assertThat(admin.getJson("/api/v1/departments").toString()).doesNotContain(old);
        assertThat(refused("DELETE", old, Map.of())).isEqualTo("not-found");
        assertThat(admin.sendJson("PATCH", "/api/v1/admin/people/" + person, Map.of("department", old))
                        .statusCode())
                .isEqualTo(404);
        Organisation.found(admin, "Old " + mark, null);
    }

    private static void patch(String id, Map<String, ?> patch) {
        HttpResponse<String> reply = admin.sendJson("PATCH", DEPARTMENTS + "/" + id, patch);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static String refused(String method, String id, Map<String, ?> body) {
        HttpResponse<String> reply = admin.sendJson(method, DEPARTMENTS + "/" + id, body);
        assertThat(reply.statusCode()).as(reply.body()).isGreaterThanOrEqualTo(400);
        return PortalClient.json(reply).path("code").asString();
    }

    private static JsonNode entry(String id) {
        return admin.getJson(DEPARTMENTS)
                .path("items")
                .valueStream()
                .filter(department -> department.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String unique() {
        return "d" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
