package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A report names everyone whom an outside roster has told of, whether or not they ever came. */
@ResourceLock(PortalServer.SHARED)
class ScimReportIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    @Test
    void report_onADepartmentOfTheOutsideRoster_listsWhoNeverSignedIn() {
        PortalClient admin = SERVER.signIn("admin");
        ScimCalls scim = ScimCalls.of(SERVER, admin, "Roster", null);
        String department = "Plant " + UUID.randomUUID();
        String username = "never-" + UUID.randomUUID();
        JsonNode created = scim.created("/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName":"%s","displayName":"Nora Never","active":true,
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Operations/%s"}}
                """.formatted(username, department));
        Studio studio = new Studio(SERVER.signIn("author"));
        String film = studio.upload(Films.browserReady(2, "160x90"), "For the plant");
        studio.awaitProcessed(film, "READY");
        studio.publish(film, "*");

        String above = Organisation.department(admin, "Operations");
        JsonNode report = admin.getJson("/api/v1/reports/completion?department=" + above + "&media=" + film);
        assertThat(report.path("rows").findValuesAsString("person")).contains("Nora Never");

        assertThat(scim.status("DELETE", "/Users/" + created.path("id").asString(), null))
                .isEqualTo(204);
        JsonNode person = admin.getJson("/api/v1/admin/people?q=" + username)
                .path("items")
                .path(0);
        assertThat(person.path("name").asString()).isEqualTo("Nora Never");
        assertThat(person.path("enabled").asBoolean(true)).isFalse();
    }
}
