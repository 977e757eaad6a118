package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * Learning and development is told of all learning and of nothing else, authors of their own items alone, however they ask
 * (E09).
 */
@Tag("E09")
@ResourceLock(PortalServer.SHARED)
class LearningRoleIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";
    private static final String REPORTS = API + "/reports/";
    private static final String ASSIGNMENTS = API + "/assignments";
    private static final List<String> FORMATS = List.of("json", "preview", "csv", "xlsx");

    private static PortalClient admin;
    private static PortalClient author;
    private static PortalClient learning;
    private static String engineering;
    private static String sales;
    private static String north;

    /** Of another author, for everybody. */
    private static String open;

    /** Of another author, for engineers alone. */
    private static String hidden;

    private static String mark;
    private static String other;

    @BeforeAll
    static void publish() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        learning = SERVER.signIn("learning");
        engineering = Organisation.department(admin, "Engineering");
        sales = Organisation.department(admin, "Sales");
        north = Organisation.department(admin, "Sales North");
        mark = UUID.randomUUID().toString().substring(0, 8);
        String username = "a" + mark;
        other = Organisation.hire(admin, username, "Otto Other " + mark, null);
        Organisation.change(admin, other, Map.of("roles", List.of("AUTHOR")));
        Studio studio = new Studio(SERVER.signIn(username));
        open = film(studio, "Open " + mark, "*");
        hidden = film(studio, "Hidden " + mark, "d:" + engineering);
        for (int i = 0; i < 6; i++) {
            String engineer = "e" + i + mark;
            Organisation.hire(admin, engineer, "Engineer " + i + " " + mark, "Engineering");
            PortalClient person = SERVER.signIn(engineer);
            AssignmentIT.watch(person, open);
            AssignmentIT.watch(person, hidden);
        }
    }

    private static String film(Studio studio, String title, String audience) {
        String id = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(id, "READY");
        studio.publish(id, audience);
        return id;
    }

    private static List<String> ids(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    @Test
    void learning_isToldOfEveryDepartmentAndItem() {
        assertThat(learning.getJson(API + "/me").path("roles").toString())
                .contains("LEARNING")
                .doesNotContain("ADMIN", "AUTHOR", "MANAGER");
        assertThat(ids(learning.getJson(REPORTS + "departments"))).contains(sales, north, engineering);
        assertThat(ids(learning.getJson(API + "/analytics/departments"))).contains(sales, north, engineering);
        String completion = learning.get(
                        REPORTS + "completion?format=csv&department=" + engineering + "&media=" + hidden)
                .body();
        assertThat(completion).contains("Engineer 0 " + mark, "Hidden " + mark);
        assertThat(learning.get(REPORTS + "overdue?department=" + sales + "&department=" + engineering)
                        .statusCode())
                .isEqualTo(200);
        assertThat(learning.get(REPORTS + "viewing?group=item&media=" + hidden).statusCode())
                .isEqualTo(200);
        assertThat(learning.getJson(REPORTS + "catalog?media=" + hidden)
                        .path("rows")
                        .findValuesAsString("item"))
                .containsExactly("Hidden " + mark);
        assertThat(learning.getJson(API + "/analytics/media/" + hidden)
                        .path("viewers")
                        .asInt())
                .isEqualTo(6);
        assertThat(ids(learning.getJson(API + "/analytics/authors"))).contains(other);
        assertThat(learning.get(API + "/analytics/authors/" + other).statusCode())
                .isEqualTo(200);
        assertThat(learning.get(API + "/search/asked/in-vain").statusCode()).isEqualTo(200);
        assertThat(learning.getJson(REPORTS + "schedules").path("toOthers").asBoolean())
                .isTrue();
        assertThat(admin.getJson(API + "/admin/audit?action=report.read&limit=50")
                        .path("items")
                        .toString())
                .contains("Lena Learning");
    }

    /** As few as that are hidden from managers, too; admins answer for the whole. */
    @Test
    void learning_isNotToldWhatFewHaveWatched_howeverItAsks() {
        String few = film(new Studio(admin), "Few " + mark, "*");
        AssignmentIT.watch(SERVER.signIn("e0" + mark), few);
        String catalog = REPORTS + "catalog?media=" + few;
        Eventually.holds(
                "admins are told",
                Duration.ofSeconds(20),
                () -> admin.getJson(catalog)
                                .path("rows")
                                .path(0)
                                .path("viewers")
                                .asInt()
                        == 1);

        JsonNode row = learning.getJson(catalog).path("rows").path(0);

        assertThat(row.path("item").asString()).isEqualTo("Few " + mark);
        assertThat(List.of(row.path("viewers"), row.path("views"), row.path("last-watched")))
                .allMatch(figure -> figure.isMissingNode() || figure.isNull());
        for (String crafted : List.of("", "&media=" + few, "&media=" + few + "&media=" + open)) {
            assertThat(learning.get(REPORTS + "viewing?group=item" + crafted).body())
                    .as(crafted)
                    .doesNotContain("Few " + mark);
        }
    }

    @Test
    void learning_byCraftedFilters_reachesNeitherTheSystemNorAnItem() {
        SoftAssertions softly = new SoftAssertions();
        for (String kind : List.of("storage", "audit")) {
            for (String crafted :
                    List.of("", "&department=" + engineering, "&media=" + open, "&group=item", "&filter=state:DRAFT")) {
                for (String format : FORMATS) {
                    softly.assertThat(learning.get(REPORTS + kind + "?format=" + format + crafted)
                                    .statusCode())
                            .as(kind + crafted)
                            .isEqualTo(403);
                }
            }
            softly.assertThat(learning.postJson(
                                    REPORTS + "saved",
                                    Map.of(
                                            "name",
                                            mark,
                                            "shared",
                                            false,
                                            "asked",
                                            Map.of("kind", kind, "period", "ALL")))
                            .statusCode())
                    .as("saved " + kind)
                    .isEqualTo(403);
        }
        JsonNode organisation = learning.getJson(API + "/analytics/organisation?storage=true&from=2020-01-01");
        softly.assertThat(organisation.path("storage").size()).isZero();
        for (String department : List.of(UUID.randomUUID().toString(), "*", engineering + "," + sales)) {
            softly.assertThat(learning.get(REPORTS + "completion?department=" + department)
                            .statusCode())
                    .as(department)
                    .isIn(400, 404);
        }
        softly.assertThat(learning.get(REPORTS + "viewing?group=person&department=" + engineering)
                        .statusCode())
                .as("viewing of persons, which nobody has agreed to")
                .isEqualTo(400);
        softly.assertThat(learning.get(API + "/media/" + hidden).statusCode()).isEqualTo(404);
        softly.assertThat(learning.get(API + "/media/" + hidden + "/playback").statusCode())
                .isEqualTo(404);
        softly.assertThat(learning.getJson(API + "/search?q=Hidden%20" + mark).toString())
                .doesNotContain(hidden);
        softly.assertThat(learning.patchJson(API + "/media/" + open, Map.of("title", "Mine"))
                        .statusCode())
                .isEqualTo(403);
        softly.assertThat(learning.postJson(
                                API + "/media/" + open + "/completions/" + UUID.randomUUID() + "/void",
                                Map.of("reason", "none"))
                        .statusCode())
                .isEqualTo(403);
        softly.assertAll();
    }

    private static Map<String, Object> assignment(String media, String audience, boolean share) {
        return Map.of("mediaId", media, "audience", List.of(audience), "mandatory", true, "shareItem", share);
    }

    @Test
    void learning_assignsWhatItMayWatch_andSharesNothing() {
        HttpResponse<String> given = learning.postJson(ASSIGNMENTS, assignment(open, "d:" + engineering, false));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        String id = PortalClient.json(given).path("id").asString();
        String path = ASSIGNMENTS + "/" + id;
        assertThat(ids(learning.getJson(ASSIGNMENTS + "?media=" + open))).containsExactly(id);
        assertThat(ids(learning.getJson(ASSIGNMENTS + "?limit=100"))).contains(id);
        assertThat(learning.patchJson(path, Map.of("mandatory", false)).statusCode())
                .isEqualTo(200);
        // To ask for sharing is to ask for a change of the item, whether it comes to that or not.
        assertThat(learning.patchJson(path, Map.of("shareItem", true)).statusCode())
                .isEqualTo(403);
        assertThat(learning.postJson(ASSIGNMENTS, assignment(open, "d:" + sales, true))
                        .statusCode())
                .isEqualTo(403);

        assertThat(learning.postJson(ASSIGNMENTS, assignment(hidden, "d:" + engineering, false))
                        .statusCode())
                .isEqualTo(404);
        assertThat(learning.get(ASSIGNMENTS + "?media=" + hidden).statusCode()).isEqualTo(404);
        String theirs = PortalClient.json(admin.postJson(ASSIGNMENTS, assignment(hidden, "d:" + engineering, false)))
                .path("id")
                .asString();
        assertThat(ids(learning.getJson(ASSIGNMENTS + "?limit=100"))).doesNotContain(theirs);
        assertThat(learning.delete(ASSIGNMENTS + "/" + theirs).statusCode()).isEqualTo(404);
        // What is asked of a department is told all the same, as to its manager.
        assertThat(ids(learning.getJson(API + "/analytics/departments/" + engineering + "/assignments")))
                .contains(id, theirs);
        assertThat(SERVER.signIn("manager")
                        .postJson(ASSIGNMENTS, assignment(open, "d:" + sales, false))
                        .statusCode())
                .isEqualTo(403);

        assertThat(learning.delete(path).statusCode()).isEqualTo(204);
        assertThat(admin.delete(ASSIGNMENTS + "/" + theirs).statusCode()).isEqualTo(204);
    }

    /** Of others' items neither a figure nor a title, whatever an address names. */
    @Test
    void author_byCraftedFilters_isToldOfTheirOwnItemsAlone() {
        String me = Organisation.id(admin, "author");
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(ids(author.getJson(API + "/analytics/departments"))).isEmpty();
        softly.assertThat(ids(author.getJson(API + "/analytics/authors?author=" + other)))
                .isSubsetOf(me);
        List<String> refused = new ArrayList<>(List.of(
                "/analytics/organisation",
                "/analytics/organisation?author=" + me,
                "/analytics/channels/" + UUID.randomUUID(),
                "/analytics/authors/" + other,
                "/analytics/authors/" + other + "?author=" + me,
                "/analytics/media/" + open,
                "/analytics/media/" + hidden,
                "/assignments?media=" + open));
        for (String department : List.of(engineering, sales, north)) {
            refused.add("/analytics/departments/" + department);
            refused.add("/analytics/departments/" + department + "/unwatched");
            refused.add("/analytics/departments/" + department + "/assignments");
            refused.add("/analytics/departments/together?department=" + department + "&author=" + me);
            refused.add("/reports/viewing?department=" + department);
            refused.add("/reports/viewing?group=item&owner=" + me + "&department=" + department);
            refused.add("/reports/catalog?department=" + department);
            refused.add("/reports/completion?department=" + department + "&media=" + open);
            refused.add("/reports/overdue?department=" + department);
        }
        for (String kind : List.of("completion", "completion-records", "overdue", "search-terms", "storage", "audit")) {
            FORMATS.forEach(format -> refused.add("/reports/" + kind + "?format=" + format));
        }
        for (String path : refused) {
            HttpResponse<String> reply = author.get(API + path);
            softly.assertThat(reply.statusCode()).as(path).isIn(400, 403, 404);
            softly.assertThat(reply.body()).as(path).doesNotContain("Engineering", "Sales", mark);
        }
        for (String crafted : List.of(
                "group=item&media=" + open,
                "group=item&media=" + open + "&media=" + hidden + "&owner=" + other,
                "group=department&media=" + open,
                "group=item&department=&owner=" + other)) {
            for (String kind : List.of("viewing", "catalog")) {
                for (String format : List.of("json", "preview", "csv")) {
                    HttpResponse<String> reply = author.get(REPORTS + kind + "?format=" + format + "&" + crafted);
                    softly.assertThat(reply.statusCode()).as(crafted).isIn(200, 400);
                    softly.assertThat(reply.body()).as(crafted).doesNotContain(mark);
                    if (crafted.contains("media=")) {
                        // Of one's own, departments are told.
                        softly.assertThat(reply.body()).as(crafted).doesNotContain("Engineering");
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void author_ofAnItem_isToldHowItIsWatched_byAll() {
        PortalClient owner = SERVER.signIn("a" + mark);

        assertThat(ids(owner.getJson(API + "/analytics/authors"))).containsExactly(other);
        assertThat(owner.getJson(API + "/analytics/authors/" + other)
                        .path("collection")
                        .path("id")
                        .asString())
                .isEqualTo(other);
        JsonNode item = owner.getJson(API + "/analytics/media/" + open);
        assertThat(item.path("viewers").asInt()).isEqualTo(6);
        JsonNode departments = Eventually.get(
                "the department that watched",
                Duration.ofSeconds(20),
                () -> Optional.of(owner.getJson(REPORTS + "viewing?group=department"))
                        .filter(report -> report.path("rows").size() > 0));
        assertThat(departments.path("rows").findValuesAsString("department")).containsExactly("Engineering");
        assertThat(owner.getJson(REPORTS + "viewing?group=item").path("rows").findValuesAsString("item"))
                .containsExactlyInAnyOrder("Open " + mark, "Hidden " + mark);
    }
}
