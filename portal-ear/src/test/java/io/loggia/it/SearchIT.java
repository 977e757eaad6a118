package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Search over HTTP: it knows what it should within a second, and tells nobody what is not theirs (E01, E02, E04). */
@ResourceLock(PortalServer.SHARED)
class SearchIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String SEARCH = "/api/v1/search?q=";
    private static final String SUGGEST = "/api/v1/search/suggest?q=";

    /** A promise of the product, not a measure of this machine; so it is kept when one of some tries keeps it. */
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private static final int TRIES = 3;
    private static final Duration SURELY = Duration.ofSeconds(15);

    private static PortalClient viewer;
    private static PortalClient engineer;
    private static Studio studio;
    private static String open;
    private static String secret;
    private static String secretChannel;

    @BeforeAll
    static void publish() {
        PortalClient author = SERVER.signIn("author");
        PortalClient admin = SERVER.signIn("admin");
        viewer = SERVER.signIn("viewer");
        engineer = SERVER.signIn("engineer");
        studio = new Studio(author);
        secretChannel = channel(admin, "Vellichor");
        open = film("Bandersnatch for all");
        secret = film("Bandersnatch quetzalcoatlus");
        studio.change(
                secret,
                Map.of(
                        "description",
                        "Of the frumious snarkhunting",
                        "tags",
                        List.of("jabberwockian"),
                        "language",
                        "cy",
                        "channel",
                        secretChannel));
        studio.caption(
                secret, "cy", "WEBVTT\n\n00:00.500 --> 00:01.500\n<v Uffish>The borogoves outgrabe at brillig\n");
        studio.publish(open, "*");
        studio.publish(secret, "d:" + Organisation.department(admin, "Engineering"));
        found(viewer, "bandersnatch", open);
        found(engineer, "quetzalcoatlus", secret);
        found(engineer, "\"borogoves outgrabe\"", secret);
    }

    private static String channel(PortalClient admin, String name) {
        HttpResponse<String> reply = admin.postJson("/api/v1/channels", Map.of("name", name + " " + UUID.randomUUID()));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return PortalClient.json(reply).path("id").asString();
    }

    private static String film(String title) {
        String media = studio.upload(Films.browserReady(2, "160x90"), title);
        studio.awaitProcessed(media, "READY");
        return media;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> ids(PortalClient client, String query) {
        return client.getJson(SEARCH + encoded(query))
                .path("items")
                .valueStream()
                .map(hit -> hit.path("id").asString())
                .toList();
    }

    private static Duration found(PortalClient client, String query, String media) {
        return Eventually.holds(
                "'" + query + "' is found", SURELY, () -> ids(client, query).contains(media));
    }

    private static Duration gone(PortalClient client, String query, String media) {
        return Eventually.holds(
                "'" + query + "' is gone", SURELY, () -> !ids(client, query).contains(media));
    }

    @Test
    @Tag("E01")
    void e01_wordsOfAHiddenItem_answerAsWordsOfNoItem() {
        JsonNode nothing = viewer.getJson(SEARCH + "zzyzzxqq");
        assertThat(nothing.path("total").asInt()).isZero();
        SoftAssertions softly = new SoftAssertions();
        for (String query : List.of(
                "quetzalcoatlus",
                "frumious",
                "snarkhunting",
                "jabberwockian",
                "borogoves",
                "\"borogoves outgrabe\"",
                "uffish",
                "quetzalcoatlis",
                "snarkhuntin",
                "borogovs",
                "quetz*",
                "bandersnatch quetzalcoatlus snarkhunting")) {
            JsonNode answer = viewer.getJson(SEARCH + encoded(query));
            if (query.contains("bandersnatch")) {
                softly.assertThat(answer.toString())
                        .as(query)
                        .doesNotContainIgnoringCase("quetzal")
                        .doesNotContainIgnoringCase("snark");
            } else {
                softly.assertThat(answer).as(query).isEqualTo(nothing);
            }
        }
        softly.assertAll();
        assertThat(engineer.getJson(SEARCH + "quetzalcoatlis")
                        .path("suggestion")
                        .asString())
                .as("the engineer's own spelling is mended, so there is something to leak")
                .containsIgnoringCase("quetzalcoatlus");
    }

    @Test
    @Tag("E01")
    void e01_countsAndFacets_leaveHiddenItemsOut() {
        JsonNode answer = viewer.getJson(SEARCH + "bandersnatch");
        JsonNode whole = engineer.getJson(SEARCH + "bandersnatch");

        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("facets").path("kind").get(0).path("count").asInt())
                .isEqualTo(1);
        assertThat(answer.toString()).doesNotContain(secret, secretChannel, "Vellichor", "\"cy\"", "Welsh");
        assertThat(whole.path("total").asInt()).isEqualTo(2);
        assertThat(whole.path("facets").path("channel").toString()).contains(secretChannel);
        for (String filter : List.of("&channel=" + secretChannel, "&language=cy", "&speaker=Uffish")) {
            assertThat(viewer.getJson(SEARCH + filter).path("total").asInt())
                    .as(filter)
                    .isZero();
            assertThat(engineer.getJson(SEARCH + filter).path("total").asInt())
                    .as(filter)
                    .isPositive();
        }
    }

    @Test
    @Tag("E01")
    void e01_suggestions_areMadeOfWhatOneMaySee() {
        for (String typed : List.of("que", "quetzalcoatlus", "snark", "jabber", "borog", "bandersnatch q")) {
            assertThat(viewer.getJson(SUGGEST + encoded(typed)).toString())
                    .as(typed)
                    .doesNotContain(secret)
                    .doesNotContainIgnoringCase("quetzal")
                    .doesNotContainIgnoringCase("snark")
                    .doesNotContainIgnoringCase("jabberw")
                    .doesNotContainIgnoringCase("borogov");
        }
        assertThat(engineer.getJson(SUGGEST + "quetz").toString()).contains(secret);
    }

    @Test
    @Tag("E02")
    void e02_hostileQueries_areAnsweredInBoundedTime() {
        SoftAssertions softly = new SoftAssertions();
        for (String query : hostile()) {
            for (String route : List.of(SEARCH, SUGGEST)) {
                long began = System.nanoTime();
                int status = RawHttp.get(SERVER.base(), route + query, cookie(viewer))
                        .status();
                softly.assertThat(status)
                        .as(query.substring(0, Math.min(80, query.length())))
                        .isIn(200, 400, 413, 414, 431);
                softly.assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as(query.substring(0, Math.min(80, query.length())))
                        .isLessThan(SURELY);
            }
        }
        softly.assertAll();
        assertThat(ids(viewer, "bandersnatch")).containsExactly(open);
    }

    @Test
    @Tag("E02")
    void e02_queryOfAMegabyte_isRefusedOrCutOff() {
        try {
            RawHttp.Reply reply = RawHttp.get(SERVER.base(), SEARCH + "a".repeat(1_000_000), cookie(viewer));
            assertThat(reply.status()).isIn(400, 413, 414, 431);
        } catch (UncheckedIOException e) {
            assertThat(e).as("the server may also hang up in the middle").hasMessageContaining(SEARCH);
        }
        assertThat(ids(viewer, "bandersnatch")).containsExactly(open);
    }

    private static List<String> hostile() {
        List<String> queries = new ArrayList<>();
        for (String plain : List.of(
                "*:*",
                "*",
                "?",
                "*a",
                "*a*b*c*d*e*f*",
                "/.*.*.*.*.*.*x/",
                "/(a+)+$/",
                "(".repeat(500),
                "\"".repeat(501),
                "a AND OR NOT )(",
                "title:secret audience:*",
                "[* TO *]",
                "{a TO z}",
                "\\",
                "a~2 ".repeat(50),
                "\"a b\"~1000000",
                "+-&&||!(){}[]^\"~*?:\\/",
                "a^99999999999",
                "word ".repeat(800),
                "a".repeat(4_000),
                "\u202Eevil\u200B\uFEFF",
                "👩‍👩‍👧‍👦",
                "'; drop table media_item; --",
                "<script>alert(1)</script>")) {
            queries.add(encoded(plain));
        }
        queries.addAll(List.of("%00", "a%00b", "%ED%A0%80", "%FF%FE", "%", "%zz"));
        for (String page : List.of(
                "&limit=-1", "&limit=2147483648", "&limit=x", "&cursor=x", "&cursor=LTE", "&cursor=MjE0NzQ4MzY0Nw")) {
            queries.add("bandersnatch" + page);
        }
        queries.addAll(List.of("a&kind=NONE", "a&channel=x", "a&from=never", "a&from=%2B999999999-12-31", "a&q=b&q=c"));
        return queries;
    }

    private static String cookie(PortalClient client) {
        return "Cookie: " + client.cookies();
    }

    @Test
    @Tag("E04")
    void e04_publishingAndNarrowing_reachSearchWithinASecond() {
        String word = "mimsy" + UUID.randomUUID().toString().substring(0, 8);
        studio.change(open, Map.of("description", word));
        List<Duration> appearing = new ArrayList<>();
        List<Duration> leaving = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            studio.publish(open, "*");
            appearing.add(found(viewer, word, open));
            studio.publish(open, "d:" + Organisation.department(engineer, "Engineering"));
            leaving.add(gone(viewer, word, open));
            assertThat(viewer.getJson(SEARCH + word).path("items").size()).isZero();
        }
        studio.publish(open, "*");
        found(viewer, word, open);

        assertThat(Collections.min(appearing)).isLessThanOrEqualTo(PROMISE);
        assertThat(Collections.min(leaving)).isLessThanOrEqualTo(PROMISE);
    }

    @Test
    @Tag("E04")
    void e04_itemArchivedOrDeleted_isGoneFromHitsCountsAndSuggestions() {
        String media = film("Slithytove gyring");
        studio.publish(media, "*");
        found(viewer, "slithytove", media);
        assertThat(viewer.getJson(SUGGEST + "slithy").toString()).contains(media);

        studio.change(media, Map.of("state", "ARCHIVED"));
        assertGone(media);
        studio.change(media, Map.of("state", "PUBLISHED"));
        found(viewer, "slithytove", media);
        assertThat(SERVER.signIn("author").delete("/api/v1/media/" + media).statusCode())
                .isEqualTo(204);
        assertGone(media);
    }

    private static void assertGone(String media) {
        gone(viewer, "slithytove", media);
        Eventually.holds(
                "no count is left",
                SURELY,
                () -> viewer.getJson(SEARCH + "slithytove").path("total").asInt() == 0);
        assertThat(viewer.getJson(SUGGEST + "slithy").path("items").size()).isZero();
    }

    @Test
    @Tag("E04")
    void e04_captionsReplaced_areFoundByTheirNewWordsAlone() {
        studio.caption(open, "en", "WEBVTT\n\n00:00.500 --> 00:01.500\ncallooh callay\n");
        found(viewer, "\"callooh callay\"", open);

        studio.caption(open, "en", "WEBVTT\n\n00:01.000 --> 00:01.500\nfrabjous day\n");
        found(viewer, "\"frabjous day\"", open);
        assertThat(ids(viewer, "callooh")).isEmpty();
        JsonNode moment = viewer.getJson(SEARCH + "frabjous")
                .path("items")
                .get(0)
                .path("moments")
                .get(0);
        assertThat(moment.path("startSeconds").asDouble()).isEqualTo(1.0);

        assertThat(SERVER.signIn("author")
                        .delete("/api/v1/media/" + open + "/captions/en")
                        .statusCode())
                .isEqualTo(204);
        gone(viewer, "frabjous", open);
    }

    @Test
    @Tag("E01")
    void e01_neighboursOfAHiddenItem_areNotToBeHad() {
        for (String route : List.of("/moments?q=bandersnatch", "/similar")) {
            assertThat(viewer.get("/api/v1/media/" + secret + route).statusCode())
                    .as(route)
                    .isEqualTo(404);
            assertThat(engineer.get("/api/v1/media/" + secret + route).statusCode())
                    .as(route)
                    .isEqualTo(200);
        }
        assertThat(viewer.getJson("/api/v1/media/" + open + "/similar").toString())
                .doesNotContain(secret);
        // Somebody who has not sought it: one's own searches are told to oneself.
        String newcomer = "s" + UUID.randomUUID().toString().substring(0, 8);
        Organisation.hire(SERVER.signIn("admin"), newcomer, "Nora Newcomer", "Sales North");
        assertThat(SERVER.signIn(newcomer).getJson("/api/v1/search/asked").toString())
                .doesNotContainIgnoringCase("quetzal");
    }

    @Test
    @Tag("E01")
    void e01_soughtInVainByAnotherDepartmentAlone_isToldToLearningAndNotToAuthors() {
        PortalClient admin = SERVER.signIn("admin");
        String tail = UUID.randomUUID().toString().substring(0, 8);
        String theirs = "falcon merger " + tail;
        String ofBoth = "heron merger " + tail;
        for (String department : List.of("Engineering", "Engineering", "Sales North")) {
            String name = "s" + UUID.randomUUID().toString().substring(0, 8);
            Organisation.hire(admin, name, "Sam Seeker", department);
            PortalClient seeker = SERVER.signIn(name);
            seeker.getJson(SEARCH + encoded(ofBoth));
            if (department.equals("Engineering")) {
                seeker.getJson(SEARCH + encoded(theirs));
            }
        }

        PortalClient learning = SERVER.signIn("learning");
        Eventually.holds(
                "what was sought in vain is told",
                SURELY,
                () -> inVain(learning).containsAll(List.of(theirs, ofBoth)));
        assertThat(inVain(admin)).contains(theirs, ofBoth);
        PortalClient author = SERVER.signIn("author");
        // The last one to seek it makes it more than one department's, and is written down after the answer.
        Eventually.holds(
                "authors are told what two departments sought",
                SURELY,
                () -> inVain(author).contains(ofBoth));
        assertThat(inVain(author)).doesNotContain(theirs);
    }

    private static List<String> inVain(PortalClient client) {
        return client.getJson("/api/v1/search/asked/in-vain")
                .path("items")
                .valueStream()
                .map(sought -> sought.path("text").asString())
                .toList();
    }

    @Test
    void moments_ofOneItem_carrySpeakerAndSecond() {
        JsonNode moments = engineer.getJson("/api/v1/media/" + secret + "/moments?q=borogoves")
                .path("items");

        assertThat(moments.size()).isEqualTo(1);
        assertThat(moments.get(0).path("startSeconds").asDouble()).isEqualTo(0.5);
        assertThat(moments.get(0).path("speaker").asString()).isEqualTo("Uffish");
        assertThat(moments.get(0).path("source").asString()).isEqualTo("SPEECH");
    }

    @Test
    void asked_ownSearches_areRememberedForOneselfAndForgotten() {
        PortalClient manager = SERVER.signIn("manager");
        String words = "brillig " + UUID.randomUUID().toString().substring(0, 8);
        manager.getJson(SEARCH + encoded(words));

        Eventually.holds(
                "'" + words + "' is remembered", SURELY, () -> recent(manager).contains(words));
        assertThat(recent(viewer)).doesNotContain(words);
        assertThat(manager.delete("/api/v1/search/asked").statusCode()).isEqualTo(204);
        assertThat(recent(manager)).isEmpty();
        assertThat(viewer.get("/api/v1/search/asked/in-vain").statusCode()).isEqualTo(403);
    }

    private static List<String> recent(PortalClient client) {
        return client.getJson("/api/v1/search/asked")
                .path("recent")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void words_ofTheHouse_countFromTheNextSearchOn() {
        PortalClient admin = SERVER.signIn("admin");
        assertThat(ids(viewer, "tumtumtree ")).isEmpty();

        assertThat(words(admin, List.of(List.of("tumtumtree", "bandersnatch"))).statusCode())
                .isEqualTo(200);
        found(viewer, "tumtumtree ", open);
        assertThat(ids(viewer, "tumtumtree ")).doesNotContain(secret);

        assertThat(words(admin, List.of(List.of("alone"))).statusCode()).isEqualTo(400);
        assertThat(words(admin, List.of()).statusCode()).isEqualTo(200);
        assertThat(ids(viewer, "tumtumtree ")).isEmpty();
    }

    private static HttpResponse<String> words(PortalClient admin, List<List<String>> synonyms) {
        int version = admin.getJson("/api/v1/admin/search")
                .path("words")
                .valueStream()
                .filter(words -> words.path("language").asString().equals("all"))
                .mapToInt(words -> words.path("version").asInt())
                .findFirst()
                .orElse(0);
        return admin.putJson(
                "/api/v1/admin/search/words/all",
                Map.of("version", version, "stopWords", List.of(), "synonyms", synonyms));
    }

    @Test
    void rebuild_whilePeopleSearch_isNotNoticed() {
        PortalClient admin = SERVER.signIn("admin");
        String before = rebuiltAt(admin);
        assertThat(admin.postJson("/api/v1/admin/search/rebuild", Map.of()).statusCode())
                .isEqualTo(202);

        Eventually.holds("the index was built anew", SURELY, () -> {
            assertThat(ids(viewer, "bandersnatch")).contains(open).doesNotContain(secret);
            return !rebuiltAt(admin).equals(before);
        });
        String word = "manxome" + UUID.randomUUID().toString().substring(0, 8);
        studio.change(open, Map.of("description", word));
        found(viewer, word, open);
    }

    @Test
    void admin_isToldOfTheIndexOfTheServerThatAnswers() {
        PortalClient admin = SERVER.signIn("admin");

        JsonNode state = admin.getJson("/api/v1/admin/search");
        assertThat(state.path("server").asString()).isNotBlank();
        assertThat(state.path("troubles").isEmpty()).as(state.toString()).isTrue();
        assertThat(state.path("leftOut").isEmpty()).as(state.toString()).isTrue();
        assertThat(state.path("languages").toString()).contains("\"cy\"");
        assertThat(viewer.getJson(SUGGEST + "bander").path("building").asBoolean(true))
                .isFalse();
        assertThat(viewer.getJson("/api/v1/media/" + open + "/similar")
                        .path("building")
                        .asBoolean(true))
                .isFalse();
        String retry = "/api/v1/admin/search/left-out/" + open + "/retry";
        assertThat(admin.postJson(retry, Map.of()).statusCode()).isEqualTo(202);
        assertThat(viewer.postJson(retry, Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void names_thatChange_reachSearch() {
        PortalClient admin = SERVER.signIn("admin");
        String tail = UUID.randomUUID().toString().substring(0, 8);
        String media = film("Momerath " + tail);
        studio.change(media, Map.of("tags", List.of("tag-before-" + tail)));
        studio.caption(media, "en", "WEBVTT\n\n00:00.500 --> 00:01.500\n<v Before>Words " + tail + "\n");
        studio.publish(media, "*");
        found(viewer, tail + " speaker:Before", media);

        studio.caption(media, "en", "WEBVTT\n\n00:00.500 --> 00:01.500\n<v Afterwards>Words " + tail + "\n");
        found(viewer, tail + " speaker:Afterwards", media);
        assertThat(facet(tail, "speaker")).containsExactly("Afterwards");

        studio.change(media, Map.of("tags", List.of("tag-after-" + tail)));
        found(viewer, "tag:tag-after-" + tail, media);
        assertThat(facet(tail, "tag")).containsExactly("tag-after-" + tail);

        String department = Organisation.found(admin, "Before " + tail, null);
        String username = "s" + UUID.randomUUID().toString().substring(0, 8);
        String person = Organisation.hire(admin, username, "Otto Owner", "Before " + tail);
        Organisation.change(admin, person, Map.of("roles", List.of("AUTHOR")));
        Studio theirs = new Studio(SERVER.signIn(username));
        String word = "raths" + tail;
        String of = theirs.upload(Films.browserReady(2, "160x90"), word);
        theirs.awaitProcessed(of, "READY");
        theirs.publish(of, "*");
        found(viewer, word, of);
        assertThat(facet(word, "department")).containsExactly("Before " + tail);
        assertThat(admin.sendJson("PATCH", "/api/v1/admin/departments/" + department, Map.of("name", "After " + tail))
                        .statusCode())
                .isEqualTo(200);
        Eventually.holds(
                "the new name of the department is there",
                SURELY,
                () -> facet(word, "department").equals(List.of("After " + tail)));
    }

    private static List<String> facet(String query, String side) {
        return viewer.getJson(SEARCH + encoded(query))
                .path("facets")
                .path(side)
                .valueStream()
                .map(choice -> choice.path("label").asString())
                .toList();
    }

    private static String rebuiltAt(PortalClient admin) {
        return admin.getJson("/api/v1/admin/search").path("rebuiltAt").asString("");
    }

    @Test
    void filters_takenTogether_narrowAndCountSideways() {
        JsonNode answer = engineer.getJson(SEARCH + "bandersnatch&kind=VIDEO&kind=AUDIO&language=cy&sort=newest");

        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("facets").path("speaker").get(0).path("label").asString())
                .isEqualTo("Uffish");
        assertThat(answer.path("facets").path("year").size()).isEqualTo(1);
        assertThat(engineer.get(SEARCH + "bandersnatch&sort=loudest").statusCode())
                .isEqualTo(400);
    }
}
