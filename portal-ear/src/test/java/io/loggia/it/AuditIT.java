package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Who changed what: every change by an admin leaves an entry that tells before from after, and no secret. */
@ResourceLock(PortalServer.SHARED)
class AuditIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String AUDIT = "/api/v1/admin/audit";
    private static final int ATTEMPTS = 30;
    private static PortalClient admin = SERVER.anonymous();

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
    }

    @Test
    void everyChangeOfAPerson_isWrittenDown() {
        String mark = unique();
        String department = Organisation.found(admin, "Dept " + mark, null);
        String person = Organisation.hire(admin, mark, "Ida " + mark, null);
        Organisation.change(admin, person, Map.of("department", department, "roles", List.of("AUTHOR")));
        Organisation.change(admin, person, Map.of("name", "Ida " + mark));
        SERVER.signIn(mark);
        admin.delete("/api/v1/admin/people/" + person + "/sessions");
        admin.putJson("/api/v1/admin/people/" + person + "/password", Map.of("password", "a secret for " + mark));
        Organisation.change(admin, person, Map.of("enabled", false));

        List<JsonNode> entries = entries("subject=" + person);

        assertThat(entries)
                .extracting(entry -> entry.path("action").asString())
                .as("newest first; what changed nothing leaves nothing")
                .containsExactly(
                        "person.disabled", "person.password-set", "session.ended", "person.changed", "person.created");
        JsonNode changed = entries.get(3);
        assertThat(changed.path("before").asString()).isEqualTo("{\"department\":null,\"roles\":[\"VIEWER\"]}");
        assertThat(changed.path("after").asString())
                .isEqualTo("{\"department\":\"Dept " + mark + "\",\"roles\":[\"VIEWER\",\"AUTHOR\"]}");
        assertThat(changed.path("actor").asString()).isEqualTo("Ada Admin");
        assertThat(changed.path("subject").asString()).isEqualTo("Ida " + mark);
        assertThat(changed.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(entries.toString()).doesNotContain("a secret for");
    }

    @Test
    void everyChangeOfADepartment_isWrittenDown() {
        String mark = unique();
        String one = Organisation.found(admin, "One " + mark, null);
        String two = Organisation.found(admin, "Two " + mark, null);
        admin.sendJson("PATCH", "/api/v1/admin/departments/" + two, Map.of("parentId", one));
        admin.sendJson("PATCH", "/api/v1/admin/departments/" + two, Map.of("name", "Three " + mark));
        admin.delete("/api/v1/admin/departments/" + two);

        List<JsonNode> entries = entries("subject=" + two);

        assertThat(entries)
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("department.removed", "department.changed", "department.moved", "department.created");
        assertThat(entries.get(2).path("after").asString()).isEqualTo("{\"below\":\"One " + mark + "\"}");
    }

    @Test
    void lockOut_ofAPerson_isWrittenDownOnce() {
        String mark = unique();
        String person = Organisation.hire(admin, mark, "Lou " + mark, null);
        for (int attempt = 0;
                attempt < ATTEMPTS
                        && entries("action=sign-in&subject=" + person).isEmpty();
                attempt++) {
            SERVER.anonymous().postJson("/api/v1/session", Map.of("username", mark, "password", "wrong " + attempt));
        }

        List<JsonNode> locked = entries("action=sign-in.locked&subject=" + person);
        assertThat(locked).hasSize(1);
        assertThat(locked.getFirst().path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(locked.getFirst().path("after").asString()).contains("\"until\"");
    }

    @Test
    void list_filteredAndPaged_holdsThoseAlone() {
        String mark = unique();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            people.add(Organisation.hire(admin, mark + i, "Many " + mark + " " + i, null));
        }
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        JsonNode first = admin.getJson(AUDIT + "?limit=2&subject=many%20" + mark);
        JsonNode second = admin.getJson(AUDIT + "?limit=2&subject=many%20" + mark + "&cursor="
                + first.path("next").asString());

        assertThat(subjects(first)).containsExactly(people.get(2), people.get(1));
        assertThat(subjects(second)).containsExactly(people.get(0));
        assertThat(second.path("next").asString("")).isEmpty();
        assertThat(entries("actor=ada&action=person&subject=" + mark + "&from=2020-01-01&to=" + today))
                .hasSize(3);
        assertThat(entries("subject=" + mark + "&to=2020-01-01")).isEmpty();
        assertThat(entries("subject=" + mark + "&actor=nobody%25")).isEmpty();
        assertThat(entries("subject=" + mark + "&action=department")).isEmpty();
        assertThat(admin.get(AUDIT + "?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(admin.get(AUDIT + "?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(admin.getJson(AUDIT + "/actions").path("items").toString()).contains("person.created");
    }

    /** E07 for the log, which anyone whose name an admin wrote can put words into. */
    @Test
    @Tag("E07")
    void export_holdsTheSameRowsAndNoFormula() {
        String mark = unique();
        Organisation.hire(admin, mark, "=cmd|' /C calc'!A0 " + mark, null);

        HttpResponse<String> csv = admin.get(AUDIT + "/export?subject=" + mark);

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(csv.body().lines().count()).isEqualTo(2);
        assertThat(csv.body()).contains("person.created").contains("\"'=cmd|");
        assertThat(Pattern.compile("(?m)(?:^|,)\"[=+@-]").matcher(csv.body()).find())
                .isFalse();
    }

    private static List<JsonNode> entries(String query) {
        return admin.getJson(AUDIT + "?limit=100&" + query)
                .path("items")
                .valueStream()
                .toList();
    }

    private static List<String> subjects(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(entry -> entry.path("subjectId").asString())
                .toList();
    }

    private static String unique() {
        return "a" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
