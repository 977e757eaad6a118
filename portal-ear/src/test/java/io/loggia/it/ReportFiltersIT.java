package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Reports kept to some rows and in order of a group: the same in every format, and never beyond the reader's rights. */
@ResourceLock(PortalServer.SHARED)
class ReportFiltersIT {

    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String REPORTS = "/api/v1/reports/";

    private static PortalClient admin;
    private static PortalClient author;
    private static PortalClient manager;
    private static String department;
    private static String channel;
    private static String inChannel;
    private static String elsewhere;
    private static String title;
    private static String otherTitle;

    /** Six people watch the film of the channel, and one of them the other one too. */
    @BeforeAll
    static void watch() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        channel = PortalClient.json(admin.postJson("/api/v1/channels", Map.of("name", "Filters " + UUID.randomUUID())))
                .path("id")
                .asString();
        Studio studio = new Studio(author);
        title = "Alpha " + UUID.randomUUID();
        otherTitle = "Beta " + UUID.randomUUID();
        inChannel = film(studio, title);
        elsewhere = film(studio, otherTitle);
        HttpResponse<String> moved = author.patchJson("/api/v1/media/" + inChannel, Map.of("channel", channel));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        department = Organisation.found(admin, "Filters " + UUID.randomUUID(), null);
        for (int i = 0; i < 6; i++) {
            PortalClient person = person("Member " + i, Map.of("department", department));
            watched(person, inChannel);
            if (i == 0) {
                watched(person, elsewhere);
            }
        }
        manager = person("Fay Filters", Map.of("roles", List.of("MANAGER"), "manages", List.of(department)));
    }

    private static String film(Studio studio, String called) {
        String id = studio.upload(Films.browserReady(2, "160x90"), called);
        studio.awaitProcessed(id, "READY");
        studio.publish(id, "*");
        return id;
    }

    private static PortalClient person(String name, Map<String, Object> change) {
        String username = "f" + UUID.randomUUID().toString().substring(0, 8);
        String id = Organisation.hire(admin, username, name, null);
        Organisation.change(admin, id, change);
        return SERVER.signIn(username);
    }

    private static void watched(PortalClient person, String media) {
        String session = person.getJson("/api/v1/media/" + media + "/playback")
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                "/api/v1/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, 2)), "position", 2, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static String completion(String more) {
        return REPORTS + "completion?department=" + department + "&media=" + inChannel + "&media=" + elsewhere
                + "&language=en" + more;
    }

    private static List<String> texts(JsonNode report, String field) {
        return report.path("rows")
                .valueStream()
                .map(row -> row.path(field).asString())
                .toList();
    }

    @Test
    void kinds_tellWhatTheirRowsCanBeKeptTo() {
        JsonNode kinds = admin.getJson(REPORTS + "kinds?language=de").path("items");
        Map<String, List<String>> filters = new HashMap<>();
        kinds.valueStream()
                .forEach(kind -> filters.put(
                        kind.path("kind").asString(), kind.path("filters").findValuesAsString("name")));

        assertThat(filters)
                .containsEntry("completion", List.of("state", "asked", "channel", "medium", "language"))
                .containsEntry(
                        "completion-records",
                        List.of("who", "assignment", "standing", "rule", "channel", "medium", "language"))
                .containsEntry("overdue", List.of("state", "asked", "channel", "medium", "language"))
                .containsEntry("viewing", List.of("channel", "medium", "language"))
                .containsEntry("catalog", List.of("state", "age", "channel", "medium", "language"))
                .containsEntry("storage", List.of("state", "channel", "medium", "language"))
                .containsEntry("search-terms", List.of("result"))
                .containsEntry("audit", List.of("action", "actor", "person"));
        assertThat(kinds.findValuesAsString("title")).contains("Zugewiesen", "Vergeblich gesucht", "Über zwei Jahre");
    }

    @Test
    void completion_filteredAndGrouped_isTheSameInEachFormat() {
        String asked = completion("&filter=state:COMPLETED&group=item");

        JsonNode json = manager.getJson(asked);
        assertThat(texts(json, "title"))
                .hasSize(7)
                .startsWith(title)
                .endsWith(otherTitle)
                .isSorted();
        assertThat(texts(json, "state")).containsOnly("COMPLETED");
        assertThat(json.path("byGroup")
                        .valueStream()
                        .map(one -> one.path("group").path("name").asString()))
                .containsExactly(title, otherTitle);
        List<String> csv = manager.get(asked + "&format=csv").body().lines().toList();
        assertThat(csv).hasSize(8).last().asString().contains(otherTitle);
        byte[] workbook = manager.getBytes(asked + "&format=xlsx", Map.of()).body();
        assertThat(Worksheets.rows(workbook).toString()).contains(title).doesNotContain("Never opened,");
        assertThat(Worksheets.sharedTexts(workbook)).contains("State", "Completed", "Grouped by", "Item");
        assertThat(manager.getBytes(asked + "&format=pdf", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(manager.getJson(asked + "&format=preview").path("total").asInt())
                .isEqualTo(7);
        // Of the channel, six; and of the others, five who never opened it.
        assertThat(manager.getJson(completion("&format=preview&group=channel&filter=channel:" + channel))
                        .path("total")
                        .asInt())
                .isEqualTo(6);
        JsonNode byState = manager.getJson(completion("&format=preview&group=state"));
        assertThat(byState.path("summary").path("groups").findValuesAsString("state"))
                .containsExactly("Completed", "Never opened");
    }

    @Test
    void completion_ofWhatIsAssigned_isKeptToIt() {
        HttpResponse<String> given = author.postJson(
                "/api/v1/assignments",
                Map.of("mediaId", elsewhere, "audience", List.of("d:" + department), "mandatory", true));
        assertThat(given.statusCode()).as(given.body()).isBetween(200, 201);

        assertThat(texts(manager.getJson(completion("&filter=asked:MANDATORY")), "title"))
                .containsOnly(otherTitle);
        assertThat(texts(manager.getJson(completion("&filter=asked:FREE")), "title"))
                .containsOnly(title);
    }

    @Test
    void catalog_filteredAndGrouped_isTheSameInEachFormat() {
        String asked = REPORTS + "catalog?language=en&group=age&filter=age:HALF_YEAR&filter=channel:" + channel
                + "&media=" + inChannel + "&media=" + elsewhere + "&format=";

        assertThat(texts(admin.getJson(asked + "json"), "item")).containsExactly(title);
        assertThat(admin.getJson(asked + "json").path("rows").get(0).path("age").asString())
                .isEqualTo("HALF_YEAR");
        assertThat(admin.get(asked + "csv").body()).contains(title).doesNotContain(otherTitle);
        byte[] workbook = admin.getBytes(asked + "xlsx", Map.of()).body();
        assertThat(Worksheets.rows(workbook).toString()).contains(title).doesNotContain(otherTitle);
        assertThat(Worksheets.sharedTexts(workbook)).contains("Up to half a year");
        assertThat(admin.getBytes(asked + "pdf", Map.of()).statusCode()).isEqualTo(200);
        assertThat(texts(admin.getJson(asked.replace("age:HALF_YEAR", "age:OLDER") + "json"), "item"))
                .isEmpty();
    }

    @Test
    void everyKind_byEachOfItsGroupsAndFilters_answers() {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode kind : admin.getJson(REPORTS + "kinds").path("items")) {
            List<String> asks = new ArrayList<>();
            kind.path("groups")
                    .forEach(group -> asks.add("&group=" + group.path("name").asString("")));
            kind.path("filters")
                    .forEach(filter -> filter.path("options")
                            .valueStream()
                            .limit(3)
                            .forEach(option ->
                                    asks.add("&filter=" + filter.path("name").asString() + ":"
                                            + option.path("code").asString())));
            for (String ask : asks) {
                HttpResponse<String> reply = admin.get(
                        REPORTS + kind.path("kind").asString() + "?department=" + department + ask + "&format=preview");
                softly.assertThat(reply.statusCode()).as(ask + reply.body()).isEqualTo(200);
            }
        }
        softly.assertAll();
    }

    @Test
    void audit_byAction_hasEachActionInOnePiece() {
        JsonNode all = admin.getJson(REPORTS + "audit");
        JsonNode grouped = admin.getJson(REPORTS + "audit?group=action");
        List<String> actions = texts(grouped, "action");
        assertThat(actions).hasSizeGreaterThanOrEqualTo(all.path("total").asInt());
        long pieces = IntStream.range(0, actions.size())
                .filter(i -> i == 0 || !actions.get(i).equals(actions.get(i - 1)))
                .count();
        assertThat(pieces).isEqualTo(actions.stream().distinct().count());
        assertThat(texts(admin.getJson(REPORTS + "audit?filter=action:person.created&group=actor"), "action"))
                .isNotEmpty()
                .containsOnly("person.created");
    }

    @Test
    void audit_keptToPeople_tellsWhatTheyDid_andWhatWasDoneToThem() {
        String name = "Ada Audited " + UUID.randomUUID();
        String someone =
                Organisation.hire(admin, "f" + UUID.randomUUID().toString().substring(0, 8), name, null);
        String audit = REPORTS + "audit?language=en&filter=person:" + someone;

        JsonNode done = admin.getJson(audit);
        assertThat(texts(done, "subjectId")).isNotEmpty().containsOnly(someone);
        String actor = done.path("rows").get(0).path("actorId").asString();
        assertThat(texts(admin.getJson(audit + "&filter=actor:" + actor), "action"))
                .containsExactlyElementsOf(texts(done, "action"));
        assertThat(admin.getJson(audit + "&filter=actor:" + someone)
                        .path("rows")
                        .size())
                .isZero();
        assertThat(texts(admin.getJson(REPORTS + "audit?filter=actor:" + actor + "&group=actor"), "actorId"))
                .isNotEmpty()
                .containsOnly(actor);
        byte[] workbook = admin.getBytes(audit + "&format=xlsx", Map.of()).body();
        assertThat(Worksheets.sharedTexts(workbook)).contains("On whom", name);

        HttpResponse<String> saved = admin.postJson(
                REPORTS + "saved",
                Map.of(
                        "name",
                        name,
                        "shared",
                        false,
                        "asked",
                        Map.of("kind", "audit", "period", "ALL", "filters", List.of("person:" + someone))));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        assertThat(saved.body()).contains("person:" + someone);
    }

    /** Of a pseudonym's entries alone, it would be known whose it is. */
    @Test
    @Tag("E09")
    void audit_keptToPeople_isForNobodyWhoMayNotReadIt_norWithPseudonyms() {
        String someone =
                Organisation.hire(admin, "f" + UUID.randomUUID().toString().substring(0, 8), "Ida Inside", null);
        String person = "filter=person:" + someone;

        assertThat(manager.get(REPORTS + "audit?" + person).statusCode()).isEqualTo(403);
        assertThat(author.get(REPORTS + "audit?" + person).statusCode()).isEqualTo(403);
        for (String refused : List.of(
                "audit?pseudonyms=true&" + person,
                "audit?filter=person:nobody",
                "audit?filter=actor:" + UUID.randomUUID(),
                "viewing?department=" + department + "&" + person)) {
            HttpResponse<String> reply = admin.get(REPORTS + refused);
            assertThat(reply.statusCode()).as(refused).isEqualTo(400);
            assertThat(reply.body()).as(refused).contains("invalid-filter");
        }
    }

    private static String records(String more) {
        return REPORTS + "completion-records?department=" + department + "&media=" + inChannel + "&media=" + elsewhere
                + "&language=en" + more;
    }

    /** The id of somebody of the department. */
    private static String member(String name) {
        JsonNode rows = manager.getJson(records("")).path("rows");
        return rows.valueStream()
                .filter(row -> row.path("person").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("personId")
                .asString();
    }

    @Test
    void records_keptToPeople_areTheirs() {
        String zero = member("Member 0");
        String one = member("Member 1");

        assertThat(texts(manager.getJson(records("&filter=who:" + zero)), "person"))
                .containsExactly("Member 0", "Member 0");
        JsonNode both = manager.getJson(records("&filter=who:" + zero + "&filter=who:" + one + "&group=item"));
        assertThat(texts(both, "item")).containsExactly(title, title, otherTitle);
        assertThat(both.path("summary").path("groups").findValuesAsString("item"))
                .containsExactly(title, otherTitle);
        byte[] workbook = manager.getBytes(records("&filter=who:" + one + "&format=xlsx"), Map.of())
                .body();
        assertThat(Worksheets.sharedTexts(workbook))
                .contains("People", "Member 1")
                .doesNotContain("Member 0");

        String people = REPORTS + "people?q=member";
        assertThat(manager.getJson(people).path("items").findValuesAsString("id"))
                .hasSize(6)
                .contains(zero, one);
        assertThat(manager.getJson(REPORTS + "people?id=" + zero + "&id=" + UUID.randomUUID())
                        .path("items")
                        .findValuesAsString("name"))
                .containsExactly("Member 0");
    }

    /** Of somebody elsewhere there is nobody: neither a row, nor a name, nor that they are there. */
    @Test
    @Tag("E09")
    void records_keptToSomebodyElsewhere_tellNothingOfThem() {
        String elsewherePerson = person("Emil Elsewhere", Map.of())
                .getJson("/api/v1/me")
                .path("id")
                .asString();

        for (String someone : List.of(elsewherePerson, UUID.randomUUID().toString(), "nobody")) {
            for (String format : List.of("json", "preview", "csv", "xlsx")) {
                HttpResponse<String> reply = manager.get(records("&filter=who:" + someone + "&format=" + format));
                assertThat(reply.statusCode()).as(someone).isEqualTo(400);
                assertThat(reply.body()).contains("invalid-filter").doesNotContain("Emil");
            }
        }
        assertThat(manager.getJson(REPORTS + "people?q=emil%20elsewhere").path("items"))
                .isEmpty();
        assertThat(manager.getJson(REPORTS + "people?id=" + elsewherePerson).path("items"))
                .isEmpty();
        assertThat(admin.getJson(REPORTS + "people?id=" + elsewherePerson)
                        .path("items")
                        .findValuesAsString("name"))
                .containsExactly("Emil Elsewhere");
        assertThat(author.getJson(REPORTS + "people").path("items")).isEmpty();
        assertThat(SERVER.anonymous().get(REPORTS + "people").statusCode()).isEqualTo(401);
        assertThat(manager.get(REPORTS + "people?id=nobody").statusCode()).isEqualTo(400);
    }

    /** A completion of the item by whom the assignment asks, and of nobody else; and by pseudonyms none is told apart. */
    @Test
    void records_keptToAnAssignment_areOfWhomItAsks() {
        String one = member("Member 1");
        String assignment = assigned(inChannel, "u:" + one);
        String ofNobodyHere = assigned(inChannel, "d:" + Organisation.department(admin, "Engineering"));

        JsonNode kept = manager.getJson(records("&filter=assignment:" + assignment));
        assertThat(texts(kept, "person")).containsExactly("Member 1");
        assertThat(texts(kept, "item")).containsExactly(title);
        assertThat(Worksheets.sharedTexts(
                        manager.getBytes(records("&format=xlsx&filter=assignment:" + assignment), Map.of())
                                .body()))
                .anyMatch(text -> text.startsWith(title + " (since "));
        assertThat(texts(manager.getJson(records("&filter=channel:none&filter=assignment:" + assignment)), "person"))
                .isEmpty();
        for (String refused : List.of(
                "&filter=assignment:" + ofNobodyHere,
                "&filter=assignment:" + UUID.randomUUID(),
                "&pseudonyms=true&filter=assignment:" + assignment,
                "&pseudonyms=true&filter=who:" + one)) {
            HttpResponse<String> reply = manager.get(records(refused));
            assertThat(reply.statusCode()).as(refused).isEqualTo(400);
            assertThat(reply.body()).as(refused).contains("invalid-filter");
        }
        assertThat(texts(admin.getJson(records("&filter=assignment:" + ofNobodyHere)), "person"))
                .isEmpty();
        for (String given : List.of(assignment, ofNobodyHere)) {
            assertThat(author.delete("/api/v1/assignments/" + given).statusCode())
                    .isEqualTo(204);
        }
        assertThat(manager.get(records("&filter=assignment:" + assignment)).statusCode())
                .isEqualTo(400);
    }

    private static String assigned(String item, String whom) {
        HttpResponse<String> given =
                author.postJson("/api/v1/assignments", Map.of("mediaId", item, "audience", List.of(whom)));
        assertThat(given.statusCode()).as(given.body()).isBetween(200, 201);
        return PortalClient.json(given).path("id").asString();
    }

    /** One person alone watched what is in no channel: neither that is told, nor what it could be reckoned from. */
    @Test
    @Tag("E09")
    void viewing_filtered_tellsOfNobodyWhomItHidesUnfiltered() {
        String viewing = REPORTS + "viewing?department=" + department + "&media=" + inChannel + "&media=" + elsewhere;
        JsonNode whole = manager.getJson(viewing);
        assertThat(whole.path("rows").get(0).path("views").asInt()).isEqualTo(7);

        for (String code : List.of(channel, "none")) {
            for (String group : List.of("department", "item")) {
                JsonNode some = manager.getJson(viewing + "&group=" + group + "&filter=channel:" + code);
                assertThat(some.path("rows").size()).as(code + " by " + group).isZero();
                assertThat(some.path("summary").path("groups").size()).isZero();
            }
        }
        JsonNode both = manager.getJson(viewing + "&filter=channel:none&filter=channel:" + channel);
        assertThat(both.path("rows").get(0).path("views").asInt()).isEqualTo(7);
    }

    /** Nor by naming items: with both less the one, the one person's viewing of the other could be reckoned. */
    @Test
    @Tag("E09")
    void viewing_ofSingleItems_tellsOfNobodyWhomItHidesOfAll() {
        String viewing = REPORTS + "viewing?department=" + department + "&language=en";
        for (String item : List.of(inChannel, elsewhere)) {
            for (String more : List.of("", "&group=item", "&filter=channel:" + channel, "&filter=channel:none")) {
                JsonNode some = manager.getJson(viewing + "&media=" + item + more);
                assertThat(some.path("rows").size()).as(item + more).isZero();
                assertThat(some.path("summary").path("groups").size())
                        .as(item + more)
                        .isZero();
            }
            byte[] workbook = manager.getBytes(viewing + "&media=" + item + "&format=xlsx", Map.of())
                    .body();
            assertThat(Worksheets.sharedTexts(workbook)).contains("Left out");
        }
        assertThat(manager.getJson(viewing).path("rows").get(0).path("views").asInt())
                .isEqualTo(7);
    }

    @Test
    @Tag("E09")
    void filter_neverWidensWhatMayBeTold() {
        String engineering = Organisation.department(admin, "Engineering");
        SoftAssertions softly = new SoftAssertions();
        for (String crafted : List.of(
                "filter=state:COMPLETED&department=" + engineering,
                "filter=channel:" + channel + "&department=" + engineering,
                "filter=department:" + engineering + "&department=" + department,
                "filter=state:COMPLETED'%20or%20'1'='1&department=" + department)) {
            for (String format : List.of("json", "preview", "csv", "xlsx")) {
                HttpResponse<String> reply = manager.get(REPORTS + "completion?" + crafted + "&format=" + format);
                softly.assertThat(reply.statusCode()).as(crafted).isIn(400, 404);
                softly.assertThat(reply.body()).as(crafted).doesNotContain("Emil Engineer");
            }
        }
        softly.assertAll();
    }

    @Test
    void filter_thatThereIsNot_isRefusedByItsName() {
        for (String filter : List.of("colour:RED", "state:BROKEN", "channel:" + UUID.randomUUID(), "state")) {
            for (String format : List.of("json", "preview", "csv")) {
                HttpResponse<String> reply = manager.get(completion("&filter=" + filter + "&format=" + format));
                assertThat(reply.statusCode()).as(filter).isEqualTo(400);
                JsonNode problem = PortalClient.json(reply);
                assertThat(problem.path("code").asString()).isEqualTo("invalid-filter");
                if (filter.contains(":")) {
                    assertThat(problem.path("detail").asString()).contains(filter.substring(0, filter.indexOf(':')));
                }
            }
        }
        assertThat(manager.get(completion("&group=colour")).statusCode()).isEqualTo(400);
    }

    @Test
    void report_savedWithFilters_hasThem() {
        Map<String, Object> asked = new HashMap<>();
        asked.put("kind", "completion");
        asked.put("period", "ALL");
        asked.put("departments", List.of(department));
        asked.put("group", "item");
        asked.put("filters", List.of("state:COMPLETED", "channel:" + channel));
        Map<String, Object> report = Map.of("name", "Filters " + UUID.randomUUID(), "shared", false, "asked", asked);

        HttpResponse<String> made = manager.postJson(REPORTS + "saved", report);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(PortalClient.json(made)
                        .path("asked")
                        .path("filters")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("channel:" + channel, "state:COMPLETED");
        asked.put("filters", List.of("channel:" + UUID.randomUUID()));
        HttpResponse<String> refused = manager.postJson(REPORTS + "saved", report);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid-filter");
    }
}
