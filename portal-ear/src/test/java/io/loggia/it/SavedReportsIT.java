package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Reports under a name: kept for oneself, or shared with those who may ask the same, who are told their own. */
@ResourceLock(PortalServer.SHARED)
class SavedReportsIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String SAVED = "/api/v1/reports/saved";

    private static PortalClient admin;
    private static PortalClient manager;
    private static String sales;
    private static String engineering;

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
        manager = SERVER.signIn("manager");
        sales = Organisation.department(admin, "Sales");
        engineering = Organisation.department(admin, "Engineering");
    }

    private static Map<String, Object> report(String name, boolean shared, String kind, @Nullable String department) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", kind);
        asked.put("period", "LAST_MONTH");
        asked.put("department", department);
        asked.put("columns", List.of());
        return Map.of("name", name, "shared", shared, "asked", asked);
    }

    private static JsonNode saved(PortalClient client, Map<String, Object> report) {
        HttpResponse<String> reply = client.postJson(SAVED, report);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply);
    }

    private static List<String> names(PortalClient client) {
        return client.getJson(SAVED).path("items").findValuesAsString("name");
    }

    private static String unique(String name) {
        return name + " " + UUID.randomUUID();
    }

    @Test
    void report_saved_isTheOwnersUntilItIsDeleted() {
        String name = unique("Mine");
        JsonNode made = saved(manager, report(name, false, "completion", sales));
        assertThat(made.path("mine").asBoolean()).isTrue();
        assertThat(made.path("asked").path("period").asString()).isEqualTo("LAST_MONTH");
        String path = SAVED + "/" + made.path("id").asString();

        assertThat(names(manager)).contains(name);
        assertThat(names(admin)).doesNotContain(name);
        assertThat(admin.delete(path).statusCode()).isEqualTo(404);
        assertThat(admin.putJson(path, report(name, true, "completion", sales)).statusCode())
                .isEqualTo(404);

        String other = unique("Renamed");
        assertThat(manager.putJson(path, report(other, false, "completion", sales))
                        .statusCode())
                .isEqualTo(200);
        assertThat(names(manager)).contains(other).doesNotContain(name);
        assertThat(manager.delete(path).statusCode()).isEqualTo(204);
        assertThat(names(manager)).doesNotContain(other);
    }

    @Test
    @Tag("E09")
    void report_shared_isSeenByThoseWhoMayAskTheSame() {
        String ofSales = unique("Of Sales");
        String ofEngineering = unique("Of Engineering");
        String ofStorage = unique("Of storage");
        String ofAny = unique("Of any department");
        saved(admin, report(ofSales, true, "completion", sales));
        saved(admin, report(ofEngineering, true, "completion", engineering));
        saved(admin, report(ofStorage, true, "storage", null));
        saved(admin, report(ofAny, true, "viewing", null));

        assertThat(names(manager)).contains(ofSales, ofAny).doesNotContain(ofEngineering, ofStorage);
        assertThat(names(SERVER.signIn("learning")))
                .contains(ofSales, ofEngineering, ofAny)
                .doesNotContain(ofStorage);
        assertThat(names(SERVER.signIn("author"))).contains(ofAny).doesNotContain(ofSales, ofEngineering, ofStorage);
        assertThat(names(SERVER.signIn("viewer"))).doesNotContain(ofSales, ofEngineering, ofStorage, ofAny);
        assertThat(manager.getJson(SAVED).path("items").valueStream())
                .anyMatch(one -> one.path("name").asString().equals(ofSales)
                        && !one.path("mine").asBoolean()
                        && !one.path("owner").path("name").asString().isEmpty());
    }

    @Test
    void report_ofSeveralDepartments_isKeptAndRefusedAsOne() {
        String north = Organisation.department(admin, "Sales North");
        String south = Organisation.department(admin, "Sales South");
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", "viewing");
        asked.put("period", "ALL");
        asked.put("departments", List.of(north, south));
        String name = unique("North and South");

        JsonNode made = saved(manager, Map.of("name", name, "shared", false, "asked", asked));

        assertThat(made.path("asked").path("departments").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(north, south);
        assertThat(names(manager)).contains(name);
        asked.put("departments", List.of(north, engineering));
        assertThat(manager.postJson(SAVED, Map.of("name", name, "shared", false, "asked", asked))
                        .statusCode())
                .isEqualTo(404);
        // As pages and scripts of the version before ask.
        JsonNode one = saved(manager, report(unique("One"), false, "completion", sales));
        assertThat(one.path("asked").path("department").asString()).isEqualTo(sales);
        assertThat(one.path("asked").path("departments").valueStream().map(JsonNode::asString))
                .containsExactly(sales);
    }

    @Test
    @Tag("E09")
    void report_thatOneMayNotAsk_cannotBeSaved() {
        assertThat(manager.postJson(SAVED, report("x", true, "completion", engineering))
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.postJson(SAVED, report("x", true, "audit", null)).statusCode())
                .isEqualTo(403);
        assertThat(manager.postJson(SAVED, report(" ", true, "completion", sales))
                        .statusCode())
                .isEqualTo(400);
        assertThat(manager.postJson(SAVED, report("x", true, "nonsense", sales)).statusCode())
                .isEqualTo(404);
    }
}
