package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A report stays inside the departments of its reader, whatever is asked (E09), and its cells are data (E07). */
@Tag("E09")
@ResourceLock(PortalServer.SHARED)
class ReportScopeIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";
    private static final String COMPLETION = API + "/reports/completion?";
    private static final List<String> FORMATS = List.of("json", "csv", "xlsx");

    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    private static PortalClient admin;
    private static PortalClient manager;
    private static Studio studio;
    private static String sales;
    private static String north;
    private static String south;
    private static String engineering;
    private static String media;

    @BeforeAll
    static void publish() {
        admin = SERVER.signIn("admin");
        manager = SERVER.signIn("manager");
        sales = Organisation.department(admin, "Sales");
        north = Organisation.department(admin, "Sales North");
        south = Organisation.department(admin, "Sales South");
        engineering = Organisation.department(admin, "Engineering");
        studio = new Studio(SERVER.signIn("author"));
        media = film("Scope " + UUID.randomUUID());
        Organisation.hire(admin, unique(), "Sonja South", "Sales South");
        Organisation.hire(admin, unique(), "Nemo Nobody", null);
        watch(SERVER.signIn("engineer"));
        watch(SERVER.signIn("viewer"));
    }

    private static String unique() {
        return "r" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String film(String title) {
        String id = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(id, "READY");
        studio.publish(id, "*");
        return id;
    }

    private static void watch(PortalClient person) {
        String session = person.getJson(API + "/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                API + "/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1));
        assertThat(PortalClient.json(reply).path("completed").asBoolean()).isTrue();
    }

    private static String of(String department) {
        return COMPLETION + "department=" + department + "&media=" + media;
    }

    private static Set<String> people(JsonNode report) {
        return new TreeSet<>(report.path("rows").findValuesAsString("person"));
    }

    @Test
    void manager_ofSales_reportsOnSalesWithItsParts() {
        JsonNode departments = manager.getJson(API + "/reports/departments").path("items");
        assertThat(departments.findValuesAsString("id")).containsExactlyInAnyOrder(sales, north, south);

        assertThat(people(manager.getJson(of(sales))))
                .contains("Vera Viewer", "Mara Manager", "Sonja South")
                .doesNotContain("Emil Engineer", "Nemo Nobody");
        assertThat(people(manager.getJson(of(south)))).contains("Sonja South").doesNotContain("Vera Viewer");
        assertThat(people(manager.getJson(of(north)))).contains("Vera Viewer").doesNotContain("Sonja South");
    }

    @Test
    void severalDepartments_areReportedTogether_eachPersonOnce() {
        JsonNode both = manager.getJson(of(north) + "&department=" + south);

        assertThat(both.path("departments").findValuesAsString("name")).containsExactly("Sales North", "Sales South");
        assertThat(both.path("department").isObject()).isFalse();
        assertThat(people(both)).contains("Vera Viewer", "Sonja South").doesNotContain("Mara Manager");
        List<String> ids = both.path("rows").findValuesAsString("personId");
        assertThat(ids).doesNotHaveDuplicates();
        // One below another adds nobody.
        JsonNode nested = manager.getJson(of(north) + "&department=" + sales);
        assertThat(nested.path("department").path("id").asString()).isEqualTo(sales);
        assertThat(people(nested)).isEqualTo(people(manager.getJson(of(sales))));
        HttpResponse<byte[]> workbook = manager.getBytes(of(north) + "&department=" + south + "&format=xlsx", Map.of());
        assertThat(Worksheets.sharedTexts(workbook.body())).contains("Sales North, Sales South");
        assertThat(Worksheets.rows(workbook.body()).toString()).contains("Sonja South");
    }

    /** One foreign department among one's own, wherever it stands, is refused as if it were alone. */
    @Test
    void otherDepartment_amongOnesOwn_isRefusedAsBeingAlone() {
        SoftAssertions softly = new SoftAssertions();
        String alone = manager.get(of(engineering)).body();
        for (String named : List.of(
                sales + "&department=" + engineering,
                engineering + "&department=" + sales,
                north + "&department=" + engineering + "&department=" + south,
                north + "&department=" + UUID.randomUUID())) {
            for (String format : FORMATS) {
                HttpResponse<String> reply = manager.get(of(named) + "&format=" + format);
                softly.assertThat(reply.statusCode()).as(named).isEqualTo(404);
                softly.assertThat(reply.body()).as(named).isEqualTo(alone);
            }
        }
        softly.assertAll();
    }

    @Test
    void otherDepartment_inAnyFormat_isAsIfItDidNotExist() {
        SoftAssertions softly = new SoftAssertions();
        for (String format : FORMATS) {
            HttpResponse<String> foreign = manager.get(of(engineering) + "&format=" + format);
            HttpResponse<String> missing = manager.get(of(UUID.randomUUID().toString()) + "&format=" + format);
            softly.assertThat(foreign.statusCode()).as(format).isEqualTo(404);
            softly.assertThat(foreign.body()).as(format).isEqualTo(missing.body());
        }
        softly.assertAll();
    }

    /** Whatever is answered, nobody of Engineering, and nobody without a department, stands in it. */
    @Test
    void engineering_byCraftedParameters_isNotReported() {
        SoftAssertions softly = new SoftAssertions();
        for (String crafted : List.of(
                "department=" + sales + "&department=" + engineering,
                "department=" + engineering + "&department=" + sales,
                "department=" + sales + "," + engineering,
                "department=" + sales + "%2C" + engineering,
                "department[]=" + engineering,
                "department=" + sales + "&Department=" + engineering,
                "department=" + sales + "&departmentId=" + engineering + "&departments=" + engineering,
                "department=" + engineering.toUpperCase(Locale.ROOT),
                "department=d:" + engineering,
                "department=*",
                "department=",
                "department=%00" + engineering,
                "department=" + sales + "%00" + engineering,
                "department=" + sales + "'%20or%20'1'='1",
                "department=" + sales + "&person=" + Organisation.id(admin, "engineer"),
                "department=" + sales + "&media=" + media + "&from=0001-01-01&to=9999-12-31",
                "department=" + sales + ";department=" + engineering,
                "department=" + sales + "&media=" + UUID.randomUUID(),
                "from=2026-01-01",
                "")) {
            for (String format : FORMATS) {
                assertInside(softly, COMPLETION + crafted + "&format=" + format, format);
            }
        }
        assertInside(softly, API + "/reports/completion;department=" + engineering + "?department=" + sales, "json");
        assertInside(softly, API + "/reports/completion/?department=" + engineering, "json");
        assertInside(softly, API + "/reports/viewing?department=" + engineering, "json");
        softly.assertAll();
    }

    private static void assertInside(SoftAssertions softly, String path, String format) {
        String cookie = "Cookie: " + manager.cookies();
        RawHttp.Reply reply = RawHttp.get(SERVER.base(), path, cookie);
        softly.assertThat(reply.status()).as(path).isIn(200, 400, 404);
        String text = reply.body();
        if (reply.status() == 200 && format.equals("xlsx")) {
            text = Worksheets.rows(reply.bytes()).toString();
        }
        softly.assertThat(text).as(path).doesNotContain("Emil Engineer", "Nemo Nobody", "Engineering");
    }

    @Test
    void othersThanManagers_getNoReport() {
        SoftAssertions softly = new SoftAssertions();
        for (String person : List.of("viewer", "author", "engineer")) {
            PortalClient client = SERVER.signIn(person);
            for (String department : List.of(sales, north, south, engineering)) {
                for (String format : FORMATS) {
                    softly.assertThat(client.get(of(department) + "&format=" + format)
                                    .statusCode())
                            .as("%s as %s", person, format)
                            .isIn(403, 404);
                }
            }
            HttpResponse<String> departments = client.get(API + "/reports/departments");
            softly.assertThat(departments.body()).as(person).doesNotContain(sales, engineering);
        }
        softly.assertThat(SERVER.anonymous().get(of(sales)).statusCode()).isEqualTo(401);
        softly.assertThat(admin.get(of(engineering)).body()).contains("Emil Engineer");
        softly.assertAll();
    }

    @Test
    void manager_whoManagesNoMore_getsNoReport() {
        String username = unique();
        String person = Organisation.hire(admin, username, "Max Interim", "Engineering");
        Organisation.change(admin, person, Map.of("roles", List.of("MANAGER"), "manages", List.of(engineering)));
        PortalClient interim = SERVER.signIn(username);
        assertThat(people(interim.getJson(of(engineering)))).contains("Emil Engineer");
        assertThat(interim.get(of(sales)).statusCode()).isEqualTo(404);

        Organisation.change(admin, person, Map.of("manages", List.of()));

        assertThat(interim.get(of(engineering)).statusCode()).isEqualTo(404);
    }

    /** What was watched in Sales stays with Sales when the person moves on; what follows is the other department's. */
    @Test
    void person_whoMoved_isReportedWhereTheyWatched() {
        String username = unique();
        String name = "Mia Moved " + username;
        String person = Organisation.hire(admin, username, name, "Sales South");
        watch(SERVER.signIn(username));
        Organisation.change(admin, person, Map.of("department", engineering));

        JsonNode here = manager.getJson(of(sales)).path("rows");

        assertThat(here.valueStream()
                        .filter(row -> row.path("person").asString().equals(name)))
                .singleElement()
                .satisfies(row -> assertThat(row.path("department").asString()).isEqualTo("Sales South"))
                .satisfies(row -> assertThat(row.path("state").asString()).isEqualTo("COMPLETED"));
        assertThat(people(manager.getJson(of(south)))).contains(name);
        assertThat(people(manager.getJson(of(north)))).doesNotContain(name);
    }

    /** A department that is gone is still the one where it was watched, within the department that took it over. */
    @Test
    void department_removed_isReportedByItsHeir() {
        String username = unique();
        String heir = Organisation.found(admin, "Heir " + username, null);
        String old = Organisation.found(admin, "Old " + username, null);
        String person = Organisation.hire(admin, username, "Rea Removed " + username, null);
        Organisation.change(admin, person, Map.of("department", old));
        watch(SERVER.signIn(username));

        admin.delete(API + "/admin/departments/" + old + "?moveTo=" + heir);

        assertThat(admin.getJson(of(heir))
                        .path("rows")
                        .valueStream()
                        .filter(row -> row.path("state").asString().equals("COMPLETED")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("department").asString()).isEqualTo("Old " + username));
    }

    @Test
    void formulas_inTitlesAndNames_areText() {
        String title = "=cmd|' /C calc'!A0 " + unique();
        String hostile = film(title);
        List<String> names = List.of("=1+1", "@SUM(A1)", "+49 89", "-2", "\t=1", "＝1+1", "a;=1", "\"=1", "Bob\n=1");
        for (String name : names) {
            HttpResponse<String> hired = admin.send(
                    "POST",
                    API + "/admin/people",
                    BodyPublishers.ofString(
                            "{\"username\":\"%s\",\"name\":%s,\"password\":\"%s\",\"department\":\"%s\"}"
                                    .formatted(unique(), json(name), PortalServer.DEMO_PASSWORD, south)),
                    Map.of("Content-Type", "application/json"));
            assertThat(hired.statusCode()).as(hired.body()).isIn(201, 400);
        }
        String report = COMPLETION + "department=" + south + "&media=" + hostile + "&format=";

        List<String> fields = new ArrayList<>();
        FIELD.matcher(manager.get(report + "csv").body()).results().forEach(field -> fields.add(field.group(1)));
        assertThat(fields).anyMatch(field -> field.contains("cmd|"));
        assertThat(fields)
                .noneMatch(field -> Pattern.compile("(?:^|[;|\t\r\n])\\s*[=+\\-@＝＋－＠]")
                        .matcher(field)
                        .find());

        byte[] workbook = manager.getBytes(report + "xlsx", Map.of()).body();
        assertThat(Worksheets.rows(workbook)).anyMatch(row -> row.contains(title));
        assertThat(new String(workbook, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    private static String json(String text) {
        return '"' + text.replace("\"", "\\\"").replace("\t", "\\t").replace("\n", "\\n") + '"';
    }
}
