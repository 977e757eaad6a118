package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Reports beside completion: each keeps to what its reader may be told (E09), and all cells are data (E07, E08). */
@ResourceLock(PortalServer.SHARED)
class ReportKindsIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String REPORTS = "/api/v1/reports/";
    private static final List<String> KINDS = List.of(
            "completion", "completion-records", "overdue", "viewing", "catalog", "search-terms", "storage", "audit");
    private static final Duration SURELY = Duration.ofSeconds(10);
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
    private static final Pattern FORMULA = Pattern.compile("(?:^|[;|\t\r\n])\\s*[=+\\-@＝＋－＠]");

    private static PortalClient admin;
    private static PortalClient manager;
    private static PortalClient author;
    private static String media;
    private static String title;
    private static String large;
    private static String small;

    /** Six people of one department watch the film, and one of another; both belong to a manager of their own. */
    @BeforeAll
    static void watch() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        title = "=Kinds " + UUID.randomUUID();
        Studio studio = new Studio(author);
        media = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        String root = Organisation.found(admin, "Kinds " + UUID.randomUUID(), null);
        large = Organisation.found(admin, "Large " + UUID.randomUUID(), root);
        small = Organisation.found(admin, "Small " + UUID.randomUUID(), root);
        for (int i = 0; i < 6; i++) {
            watched(person("Member " + i, large));
        }
        watched(person("Lone Ranger", small));
        String username = unique();
        String id = Organisation.hire(admin, username, "Kim Kinds", null);
        Organisation.change(
                admin, id, Map.of("roles", List.of("MANAGER"), "manages", List.of(root), "department", root));
        manager = SERVER.signIn(username);
    }

    private static String unique() {
        return "k" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static PortalClient person(String name, String department) {
        String username = unique();
        String id = Organisation.hire(admin, username, name, null);
        Organisation.change(admin, id, Map.of("department", department));
        return SERVER.signIn(username);
    }

    private static void watched(PortalClient person) {
        String session = person.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                "/api/v1/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static List<String> rows(JsonNode report, String column) {
        return report.path("rows")
                .valueStream()
                .map(row -> row.path(column).asString(""))
                .toList();
    }

    private static List<String> offered(PortalClient person) {
        return person.getJson(REPORTS + "kinds").path("items").findValuesAsString("kind");
    }

    @Test
    @Tag("E09")
    void kinds_byRole_areThoseThatConcernIt() {
        assertThat(offered(admin)).containsExactlyElementsOf(KINDS);
        assertThat(offered(SERVER.signIn("learning")))
                .containsExactly("completion", "completion-records", "overdue", "viewing", "catalog", "search-terms");
        assertThat(offered(author)).containsExactly("viewing", "catalog");
        assertThat(offered(manager)).containsExactly("completion", "completion-records", "overdue", "viewing");
        assertThat(offered(SERVER.signIn("viewer"))).isEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (String person : List.of("author", "manager", "learning", "viewer")) {
            PortalClient client = SERVER.signIn(person);
            List<String> allowed = offered(client);
            for (String kind : KINDS) {
                if (!allowed.contains(kind)) {
                    for (String format : List.of("json", "preview", "csv", "xlsx")) {
                        softly.assertThat(client.get(REPORTS + kind + "?format=" + format + "&department=" + large)
                                        .statusCode())
                                .as("%s of %s as %s", kind, person, format)
                                .isIn(403, 404);
                    }
                }
            }
        }
        softly.assertThat(SERVER.anonymous().get(REPORTS + "catalog").statusCode())
                .isEqualTo(401);
        softly.assertThat(admin.get(REPORTS + "passwords").statusCode()).isEqualTo(404);
        softly.assertAll();
    }

    /** Each completion as it was written, in every kind of file, and of nobody else's people. */
    @Test
    @Tag("E09")
    void completionRecords_areProof_insideTheReadersDepartments() {
        String of = REPORTS + "completion-records?media=" + media + "&language=en&department=";
        JsonNode row = manager.getJson(of + small).path("rows").path(0);
        assertThat(row.path("person").asString()).isEqualTo("Lone Ranger");
        assertThat(row.path("item").asString()).isEqualTo(title);
        assertThat(row.path("rule").asString()).isEqualTo("DEFAULT");
        assertThat(row.path("standing").asString()).isEqualTo("VALID");
        assertThat(row.path("requiredShare").asDouble()).isBetween(0.7, 0.95);
        assertThat(row.path("share").asDouble())
                .isGreaterThanOrEqualTo(row.path("requiredShare").asDouble());
        assertThat(row.path("revision").asInt()).isEqualTo(1);
        assertThat(row.path("file").asString()).isNotBlank();
        assertThat(row.path("completedAt").asString()).isNotBlank();
        assertThat(manager.getJson(of + large).path("rows")).hasSize(6);
        for (String group : List.of("department", "item")) {
            JsonNode report = manager.getJson(of + large + "&department=" + small + "&group=" + group);
            assertThat(rows(report, "person")).hasSize(7).contains("Lone Ranger");
            assertThat(report.path("summary").path("groups").findValues("valid"))
                    .extracting(JsonNode::asInt)
                    .containsExactlyElementsOf(group.equals("item") ? List.of(7) : List.of(6, 1));
        }
        assertThat(manager.getJson(of + small + "&filter=standing:VOIDED").path("rows"))
                .isEmpty();
        assertThat(manager.getJson(of + small + "&to=2020-01-01").path("rows")).isEmpty();
        assertThat(manager.get(of + small + "&format=csv").body()).contains("Lone Ranger", "By the length", "'=Kinds");
        byte[] workbook =
                manager.getBytes(of + small + "&format=xlsx", Map.of()).body();
        assertThat(Worksheets.rows(workbook).toString()).contains("Lone Ranger", "By the length");
        assertThat(manager.get(of + small + "&format=pdf").statusCode()).isEqualTo(200);
        assertThat(manager.get(of + Organisation.department(admin, "Engineering"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.get(REPORTS + "completion-records").statusCode()).isEqualTo(400);
        assertThat(author.get(of + small).statusCode()).isIn(403, 404);
    }

    /** Of a period that began afterwards, who has completed it has done so before: nobody is told that they never did. */
    @Test
    void completion_ofLaterPeriod_saysCompletedBefore() {
        String later =
                "&media=" + media + "&from=" + LocalDate.now(ZoneOffset.UTC).plusDays(2);
        JsonNode report = manager.getJson(REPORTS + "completion?department=" + large + later);

        assertThat(rows(report, "state")).hasSize(6).containsOnly("COMPLETED_BEFORE");
        assertThat(rows(report, "completedAt")).doesNotContain("");
        assertThat(report.path("summary").path("completedBefore").asInt()).isEqualTo(6);
        assertThat(report.path("summary").path("notStarted").asInt()).isZero();
        assertThat(manager.get(REPORTS + "completion?format=csv&language=en&department=" + large + later)
                        .body())
                .contains("Completed before");
    }

    @Test
    @Tag("E09")
    void viewing_byCraftedFilters_staysInsideTheReadersDepartments() {
        String engineering = Organisation.department(admin, "Engineering");
        SoftAssertions softly = new SoftAssertions();
        for (String crafted : List.of(
                "",
                "department=",
                "department=*",
                "department=" + engineering,
                "department=" + large + "&department=" + engineering,
                "department=" + large + "," + engineering,
                "department=" + large + "'%20or%20'1'='1",
                "department=" + large + "&owner=" + Organisation.id(admin, "author"),
                "department=" + large + "&group=item&media=" + UUID.randomUUID(),
                "group=person&department=" + large)) {
            for (String format : List.of("json", "preview", "csv")) {
                HttpResponse<String> reply = manager.get(REPORTS + "viewing?" + crafted + "&format=" + format);
                softly.assertThat(reply.statusCode()).as(crafted).isIn(200, 400, 404);
                softly.assertThat(reply.body())
                        .as(crafted)
                        .doesNotContain("Engineering", "Sales", "Emil Engineer", "Lone Ranger", "Member 0");
            }
        }
        softly.assertAll();
    }

    /** Of six and one, neither is told of: of the one, too little is known, and of the six, the one could be reckoned. */
    @Test
    @Tag("E09")
    void viewing_ofFewPeople_isHeldBack() {
        JsonNode one = manager.getJson(REPORTS + "viewing?department=" + small);
        assertThat(one.path("rows").size()).isZero();
        assertThat(one.path("total").asInt()).isZero();
        assertThat(manager.getJson(REPORTS + "viewing?group=item&department=" + small)
                        .path("rows")
                        .size())
                .isZero();

        JsonNode six = manager.getJson(REPORTS + "viewing?department=" + large);
        assertThat(six.path("rows").size()).isEqualTo(1);
        JsonNode row = six.path("rows").get(0);
        assertThat(row.path("viewers").asInt()).isEqualTo(6);
        assertThat(row.path("views").asInt()).isEqualTo(6);
        assertThat(row.path("completions").asInt()).isEqualTo(6);
        assertThat(row.path("watchedSeconds").asDouble()).isBetween(11.0, 13.0);

        JsonNode items = manager.getJson(REPORTS + "viewing?group=item&department=" + large);
        assertThat(rows(items, "item")).containsExactly(title);
    }

    @Test
    void viewing_withoutAgreement_tellsNobodyOfSinglePersons() {
        for (PortalClient client : List.of(manager, admin)) {
            HttpResponse<String> reply = client.get(REPORTS + "viewing?group=person&department=" + large);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).doesNotContain("Member 0");
        }
    }

    @Test
    void viewing_ofAnAuthor_isThatOfTheirOwnItems() {
        JsonNode items = author.getJson(REPORTS + "viewing?group=item&media=" + media);
        assertThat(rows(items, "item")).containsExactly(title);
        assertThat(items.path("rows").get(0).path("viewers").asInt()).isEqualTo(7);
        String username = unique();
        String id = Organisation.hire(admin, username, "Otto Other", null);
        Organisation.change(admin, id, Map.of("roles", List.of("AUTHOR")));

        PortalClient other = SERVER.signIn(username);

        assertThat(other.getJson(REPORTS + "viewing?group=item&media=" + media)
                        .path("rows")
                        .size())
                .isZero();
        assertThat(other.getJson(REPORTS + "catalog?media=" + media)
                        .path("rows")
                        .size())
                .isZero();
    }

    @Test
    void catalog_tellsHowOldAnItemIs_andWhetherItIsWatched() {
        JsonNode report = author.getJson(REPORTS + "catalog?media=" + media);

        assertThat(report.path("rows").size()).isEqualTo(1);
        JsonNode row = report.path("rows").get(0);
        assertThat(row.path("item").asString()).isEqualTo(title);
        assertThat(row.path("author").asString()).isNotEmpty();
        assertThat(row.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(row.path("ageDays").asInt()).isZero();
        assertThat(row.path("replacedAt").isNull()).isTrue();
        assertThat(row.path("lengthSeconds").asDouble()).isBetween(1.9, 2.2);
        assertThat(row.path("views").asInt()).isEqualTo(7);
        assertThat(row.path("lastWatched").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        JsonNode before = author.getJson(REPORTS + "catalog?media=" + media + "&to=2020-01-01");
        assertThat(before.path("rows").get(0).path("views").asInt()).isZero();
    }

    @Test
    void searchTerms_areToldOf_whenSeveralPeopleSoughtThem() {
        String common = "zquux " + UUID.randomUUID().toString().substring(0, 8);
        String own = "zsolo " + UUID.randomUUID().toString().substring(0, 8);
        for (PortalClient person : List.of(manager, SERVER.signIn("viewer"))) {
            person.getJson("/api/v1/search?q=" + common.replace(" ", "%20"));
        }
        manager.getJson("/api/v1/search?q=" + own.replace(" ", "%20"));

        PortalClient learning = SERVER.signIn("learning");
        JsonNode row = Eventually.get(
                "the term is told of",
                SURELY,
                () -> learning.getJson(REPORTS + "search-terms")
                        .path("rows")
                        .valueStream()
                        .filter(one -> one.path("term").asString().equals(common))
                        .findFirst());

        assertThat(row.path("people").asInt()).isEqualTo(2);
        assertThat(row.path("inVain").asInt()).isEqualTo(2);
        assertThat(row.path("result").asString()).isEqualTo("IN_VAIN");
        assertThat(learning.get(REPORTS + "search-terms?format=csv").body()).doesNotContain(own);
    }

    @Test
    void storage_byItemAuthorAndDepartment_comesToTheSame() {
        List<Long> sums = new ArrayList<>();
        for (String group : List.of("item", "author", "department")) {
            JsonNode report = admin.getJson(REPORTS + "storage?group=" + group);
            assertThat(report.path("rows").size()).as(group).isPositive();
            sums.add(report.path("rows")
                    .valueStream()
                    .mapToLong(row -> row.path("uploadedBytes").asLong())
                    .sum());
        }
        assertThat(sums.getFirst()).isPositive();
        // Another test of this server may upload between two reports.
        assertThat(sums).isSorted();
        assertThat(rows(admin.getJson(REPORTS + "storage"), "item")).contains(title);
    }

    @Test
    void audit_ofADay_tellsWhoReadReports() {
        manager.getJson(REPORTS + "viewing?department=" + large);

        JsonNode report = admin.getJson(REPORTS + "audit?from=2026-01-01");

        assertThat(report.path("rows").valueStream())
                .anyMatch(row -> row.path("action").asString().equals("report.read")
                        && row.path("actor").asString().equals("Kim Kinds")
                        && row.path("after").asString().contains(large));
        assertThat(admin.getJson(REPORTS + "audit?to=2020-01-01").path("total").asInt())
                .isZero();
    }

    @Test
    void columns_chosen_areAllThereIs() {
        String chosen = REPORTS + "catalog?media=" + media + "&columns=views&columns=item&format=";

        assertThat(author.get(chosen + "csv&language=en").body().lines())
                .containsExactly("\uFEFF\"Views\",\"Item\"", "\"7\",\"'" + title + "\"");
        assertThat(Worksheets.rows(
                        author.getBytes(chosen + "xlsx&language=en", Map.of()).body()))
                .contains(List.of("7", title));
        JsonNode preview = author.getJson(chosen + "preview&language=de");
        assertThat(preview.path("columns").findValuesAsString("title")).containsExactly("Aufrufe", "Beitrag");
        assertThat(author.get(REPORTS + "catalog?columns=password").statusCode())
                .isEqualTo(400);
        assertThat(author.get(REPORTS + "catalog?group=person").statusCode()).isEqualTo(400);
        assertThat(author.get(REPORTS + "catalog?format=exe").statusCode()).isEqualTo(400);
    }

    @Test
    void preview_ofManyRows_hasTheFirstAndCountsAll() {
        JsonNode preview = admin.getJson(REPORTS + "audit?format=preview");

        assertThat(preview.path("rows").size()).isEqualTo(20);
        assertThat(preview.path("total").asInt()).isGreaterThan(20);
    }

    @Test
    @Tag("E07")
    @Tag("E08")
    void everyKind_withHostileTitles_isDataInAnyFile() {
        SoftAssertions softly = new SoftAssertions();
        for (String kind : KINDS) {
            String report = REPORTS + kind + "?language=de&department=" + large + "&format=";
            List<String> fields = new ArrayList<>();
            FIELD.matcher(admin.get(report + "csv").body()).results().forEach(field -> fields.add(field.group(1)));
            softly.assertThat(fields).as(kind).isNotEmpty();
            softly.assertThat(fields)
                    .as(kind)
                    .noneMatch(field -> FORMULA.matcher(field).find());
            HttpResponse<byte[]> workbook = admin.getBytes(report + "xlsx", Map.of());
            softly.assertThat(workbook.headers().firstValue("Content-Disposition"))
                    .as(kind)
                    .get()
                    .asString()
                    .startsWith("attachment; ");
            softly.assertThat(Worksheets.rows(workbook.body())).as(kind).hasSizeGreaterThan(5);
        }
        softly.assertAll();
    }
}
