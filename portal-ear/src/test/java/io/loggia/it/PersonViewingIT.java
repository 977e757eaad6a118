package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Where works council and employer have agreed to it, reports tell what single persons watched, to their managers alone. */
@ResourceLock(PortalServer.SSO)
class PersonViewingIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private static final String VIEWING = "/api/v1/reports/viewing?group=person";

    @Test
    @Tag("E09")
    void person_whereItIsAgreed_isToldOfToTheirManagerAlone() {
        PortalClient admin = SERVER.signIn("admin");
        Studio studio = new Studio(SERVER.signIn("author"));
        String media = studio.upload(Films.browserReady(2, "160x90"), "Agreed " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        PortalClient viewer = SERVER.signIn("viewer");
        String session = viewer.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        viewer.postJson(
                "/api/v1/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1));
        String north = Organisation.department(admin, "Sales North");

        JsonNode told = SERVER.signIn("manager").getJson(VIEWING + "&department=" + north + "&media=" + media);

        assertThat(told.path("rows").size()).isEqualTo(1);
        JsonNode row = told.path("rows").get(0);
        assertThat(row.path("person").asString()).isEqualTo("Vera Viewer");
        assertThat(row.path("department").asString()).isEqualTo("Sales North");
        assertThat(row.path("views").asInt()).isEqualTo(1);
        assertThat(row.path("lastWatched").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(SERVER.signIn("author").get(VIEWING).statusCode()).isEqualTo(403);
        assertThat(SERVER.signIn("author").get(VIEWING + "&department=" + north).statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/api/v1/reports/audit?format=csv").body()).contains("report.read", "person");
    }
}
