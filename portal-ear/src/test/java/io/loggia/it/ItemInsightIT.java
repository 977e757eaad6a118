package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What an author is told of an item's viewing: how often and how far, and never about somebody. */
@ResourceLock(PortalServer.SHARED)
class ItemInsightIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String API = "/api/v1";
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148";

    private static PortalClient admin;
    private static PortalClient author;
    private static Studio studio;

    @BeforeAll
    static void signIn() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        studio = new Studio(author);
    }

    private static String film() {
        String id = studio.upload(Films.browserReady(4, "160x90"), "Insight " + UUID.randomUUID());
        studio.awaitProcessed(id, "READY");
        studio.publish(id, "*");
        return id;
    }

    private static PortalClient person(String department) {
        String name = "i" + UUID.randomUUID().toString().substring(0, 8);
        Organisation.hire(admin, name, "Insight " + name, department);
        return SERVER.signIn(name);
    }

    private static void watch(PortalClient person, String media, double seconds, String entry, String browser) {
        String session = PortalClient.json(person.send(
                        "GET",
                        API + "/media/" + media + "/playback?entry=" + entry,
                        BodyPublishers.noBody(),
                        Map.of("User-Agent", browser)))
                .path("sessionId")
                .asString();
        HttpResponse<String> reply = person.postJson(
                API + "/playback/" + session + "/beats",
                Map.of("coverage", List.of(List.of(0, seconds)), "position", seconds, "rate", 1));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode insight(String media) {
        return author.getJson(API + "/analytics/media/" + media);
    }

    @Test
    void item_watchedByManyPeople_tellsHowFarAndFromWhere() {
        String media = film();
        for (int i = 0; i < 5; i++) {
            watch(person("Sales South"), media, 4, "search", "Mozilla/5.0 (X11; Linux x86_64)");
        }
        PortalClient again = person("Sales North");
        watch(again, media, 1.5, "channel", PHONE);
        watch(again, media, 2, "nowhere", PHONE);

        JsonNode insight = insight(media);

        assertThat(insight.path("viewers").asInt()).isEqualTo(6);
        assertThat(insight.path("views").asInt()).isEqualTo(7);
        assertThat(insight.path("watchedSeconds").asDouble()).isBetween(23.2, 23.6);
        assertThat(insight.path("averageShare").asDouble()).isBetween(0.9, 0.93);
        JsonNode funnel = insight.path("funnel");
        assertThat(funnel.path("opened").asInt()).isEqualTo(6);
        assertThat(funnel.path("threeQuarters").asInt()).isEqualTo(5);
        assertThat(funnel.path("completed").asInt()).isEqualTo(5);
        assertThat(insight.path("retention").path("all").asInt()).isEqualTo(6);
        assertThat(counts(insight, "retention")).startsWith(6, 6).endsWith(5);
        assertThat(counts(insight, "heat")).startsWith(7).endsWith(5);
        // The one person on a phone could be reckoned from the others on computers.
        assertThat(insight.path("devices").size()).isZero();
        assertThat(insight.path("devicesHidden").asInt()).isEqualTo(7);
        assertThat(insight.path("entries").size()).isZero();
        assertThat(insight.path("entriesHidden").asInt()).isEqualTo(7);
        assertThat(insight.path("step").asString()).isEqualTo("DAY");
        assertThat(insight.path("trend").get(0).path("figures").path("viewers").asInt())
                .isEqualTo(6);
    }

    /** Of five and one, the one is not told of; nor are the five, from whom the one could be reckoned. */
    @Test
    @Tag("E09")
    void smallDepartment_isNotToldOf_evenByTakingTheOthersFromTheSum() {
        String media = film();
        for (int i = 0; i < 5; i++) {
            watch(person("Sales South"), media, 4, "home", PHONE);
        }
        watch(person("Sales North"), media, 4, "home", PHONE);

        JsonNode insight = insight(media);

        assertThat(insight.path("departments").size()).isZero();
        assertThat(insight.path("departmentsHidden").asInt()).isEqualTo(6);
        assertThat(insight.toString()).doesNotContain("Sales North").doesNotContain("Sales South");
        // What all six have in common tells of none of them.
        assertThat(viewsByName(insight, "devices")).isEqualTo(Map.of("PHONE", 6));
        assertThat(viewsByName(insight, "entries")).isEqualTo(Map.of("HOME", 6));
    }

    @Test
    @Tag("E09")
    void item_watchedByFew_isNotToldOf() {
        String media = film();
        watch(person("Engineering"), media, 4, "home", PHONE);

        JsonNode insight = insight(media);

        assertThat(insight.path("tooFew").asBoolean()).isTrue();
        for (String figure : List.of("viewers", "views", "watchedSeconds", "averageShare")) {
            assertThat(insight.path(figure).isNumber()).as(figure).isFalse();
        }
        assertThat(insight.path("funnel").isObject()).isFalse();
        for (String list : List.of("trend", "departments", "devices", "entries")) {
            assertThat(insight.path(list).size()).as(list).isZero();
        }
        assertThat(insight.path("retention").isObject()).isFalse();
        assertThat(insight.path("heat").isObject()).isFalse();
        assertThat(insight.path("smallestGroup").asInt()).isEqualTo(5);
    }

    @Test
    void period_withoutViewing_isEmptyAndNoFault() {
        String media = film();
        watch(person("Engineering"), media, 4, "home", PHONE);

        JsonNode before = author.getJson(API + "/analytics/media/" + media + "?to=2020-01-01");

        assertThat(before.path("tooFew").asBoolean()).isFalse();
        assertThat(before.path("viewers").asInt()).isZero();
        assertThat(author.get(API + "/analytics/media/" + media + "?from=2020-01-02&to=2020-01-01")
                        .statusCode())
                .isEqualTo(400);
    }

    /** It would tell of today, and nobody could see that. */
    @Test
    void period_thatHasNotBegun_isRefusedByTheOrganisationsToday() {
        String media = film();
        LocalDate today =
                LocalDate.parse(author.getJson(API + "/me").path("today").asString());
        String address = API + "/analytics/media/" + media + "?from=";

        HttpResponse<String> ahead = author.get(address + today.plusDays(1));

        assertThat(ahead.statusCode()).isEqualTo(400);
        assertThat(PortalClient.json(ahead).path("code").asString()).isEqualTo("period-ahead");
        assertThat(author.get(address + today).statusCode()).isEqualTo(200);
        assertThat(admin.get(API + "/analytics/organisation?from=" + today.plusDays(1))
                        .statusCode())
                .isEqualTo(400);
    }

    private static Map<String, Integer> viewsByName(JsonNode insight, String list) {
        return insight.path(list)
                .valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("name").asString(),
                        one -> one.path("views").asInt()));
    }

    private static List<Integer> counts(JsonNode insight, String curve) {
        return insight.path(curve)
                .path("counts")
                .valueStream()
                .map(JsonNode::asInt)
                .toList();
    }
}
