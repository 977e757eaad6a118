package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A CDN in front: set up, tested, used, and the origin that it alone may fetch from. */
@ResourceLock(PortalServer.SSO)
class DeliveryIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.sso();

    private static final String ADMIN = "/api/v1/admin/delivery";

    private static PortalClient admin;
    private static String media;
    private static String other;
    private static FakeCdn cdn;

    @BeforeAll
    static void publish() {
        admin = SERVER.signIn("admin");
        cdn = new FakeCdn(SERVER.base());
        Studio studio = new Studio(SERVER.signIn("author"));
        media = studio.upload(Films.browserReady(2, "160x90"), "At a CDN " + UUID.randomUUID());
        other = studio.upload(Films.browserReady(2, "160x90"), "Another " + UUID.randomUUID());
        for (String item : List.of(media, other)) {
            studio.awaitProcessed(item, "READY");
            studio.publish(item, "*");
        }
    }

    @AfterEach
    void backToOurOwn() {
        cdn.checks(true);
        cdn.readable(true);
        cdn.cuts(true);
        cdn.purges(true);
        cdn.knows(FakeCdn.KEY);
        cdn.clock(Duration.ZERO);
        use(false);
    }

    @AfterAll
    static void stop() {
        cdn.close();
    }

    private static Map<String, Object> wish(Map<String, ?> changes) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "version",
                admin.getJson(ADMIN).path("version").asInt(),
                "base",
                cdn.base().toString(),
                "scheme",
                "NGINX",
                "placement",
                "PATH",
                "hash",
                "SHA256",
                "keyId",
                "",
                "key",
                FakeCdn.KEY,
                "originSecret",
                FakeCdn.ORIGIN_SECRET,
                "leastLifeSeconds",
                20));
        wish.put("longestLifeSeconds", 20);
        wish.put("cookieDomain", "");
        wish.putAll(changes);
        return wish;
    }

    private static void setUp(Map<String, ?> changes) {
        HttpResponse<String> reply = admin.putJson(ADMIN, wish(changes));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode test() {
        HttpResponse<String> reply = admin.postJson(ADMIN + "/test", Map.of());
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return PortalClient.json(reply);
    }

    private static int use(boolean inUse) {
        int version = admin.getJson(ADMIN).path("version").asInt();
        return admin.putJson(ADMIN + "/use", Map.of("version", version, "inUse", inUse))
                .statusCode();
    }

    private static JsonNode playbackBy(String placement) {
        return playbackBy(Map.of("placement", placement));
    }

    /** Returns once every part of the server follows. */
    private static JsonNode playbackBy(Map<String, ?> changes) {
        setUp(changes);
        assertThat(test().path("right").asBoolean()).isTrue();
        assertThat(use(true)).isEqualTo(200);
        PortalClient viewer = SERVER.signIn("viewer");
        return Eventually.get("the CDN is used", Duration.ofSeconds(5), () -> {
            JsonNode playback = viewer.getJson("/api/v1/media/" + media + "/playback");
            return playback.has("cdn") ? Optional.of(playback) : Optional.empty();
        });
    }

    private static HttpResponse<byte[]> fetch(String url) {
        return new PortalClient(URI.create(url).resolve("/"))
                .getBytes(url.substring(url.indexOf('/', url.indexOf("//") + 2)), Map.of());
    }

    private static String text(String url) {
        HttpResponse<byte[]> reply = fetch(url);
        assertThat(reply.statusCode()).as(url).isEqualTo(200);
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("C01")
    @Tag("C03")
    void signatureInThePath_playsFromTheCdn_andOpensThatItemAlone() {
        JsonNode playback = playbackBy("PATH");
        String master = playback.path("hlsUrl").asString();
        assertThat(master).startsWith(cdn.base().toString());
        assertThat(playback.path("posterUrl").asString()).startsWith(cdn.base().toString());
        assertThat(playback.path("renewInSeconds").asInt()).isBetween(1, 10);
        assertThat(Instant.parse(playback.path("expiresAt").asString()))
                .isBefore(Instant.now().plusSeconds(21));

        // Untouched playlists: what they name is relative, and inherits the signature.
        assertThat(text(master)).contains("v90/index.m3u8").doesNotContain("127.0.0.1");
        String index = text(master.replace("master.m3u8", "v90/index.m3u8"));
        assertThat(index).contains("URI=\"init.mp4\"");
        assertThat(fetch(master.replace("master.m3u8", "v90/init.mp4")).body()).isNotEmpty();
        assertThat(fetch(playback.path("posterUrl").asString()).statusCode()).isEqualTo(200);

        String host = cdn.base() + "/";
        String forged = host + (master.startsWith(host + "_") ? "-" : "_") + master.substring(host.length() + 1);
        assertThat(fetch(forged).statusCode()).isEqualTo(403);
        assertThat(fetch(master.replace(media, other)).statusCode()).isEqualTo(403);
    }

    @Test
    void signatureInTheQuery_isWrittenIntoPlaylists_onceForAll() {
        JsonNode playback = playbackBy("QUERY");
        String master = playback.path("hlsUrl").asString();
        assertThat(master).startsWith("/media/");
        String own = SERVER.base() + master;
        assertThat(text(own)).contains("v90/index.m3u8").doesNotContain("md5=");

        String index = text(own.replace("master.m3u8", "v90/index.m3u8"));
        List<String> files =
                index.lines().filter(line -> line.startsWith("http")).toList();
        assertThat(files).isNotEmpty().allMatch(line -> line.startsWith(cdn.base() + "/media/origin/" + media + "/"));
        assertThat(index).contains("#EXT-X-MAP:URI=\"" + cdn.base());
        assertThat(files.stream().map(line -> line.replaceAll(".*\\?", "")).distinct())
                .hasSize(1);
        assertThat(files.getFirst()).endsWith(playback.path("cdn").path("query").asString());
        assertThat(fetch(files.getFirst()).statusCode()).isEqualTo(200);
        assertThat(fetch(files.getFirst().replaceAll("\\?.*", "")).statusCode()).isEqualTo(403);

        String storyboard = text(SERVER.base() + playback.path("storyboardUrl").asString());
        assertThat(storyboard)
                .contains(cdn.base() + "/media/origin/" + media + "/stills/")
                .contains("#xywh=");
        assertThat(text(SERVER.base() + playback.path("dashUrl").asString()))
                .contains("media=\"" + cdn.base())
                .contains("&amp;expires=");
    }

    /** Past the CDN nobody gets anything, and below one item's address there is nothing of another one's. */
    @Test
    @Tag("C03")
    @Tag("C04")
    @Tag("C11")
    @Tag("C14")
    void origin_withoutItsSecret_answersNobody() {
        JsonNode playback = playbackBy("PATH");
        String file = playback.path("hlsUrl").asString().replaceAll("^.*(/media/origin/)", "$1");
        String secret = "X-Loggia-Origin: " + FakeCdn.ORIGIN_SECRET;
        SoftAssertions softly = new SoftAssertions();
        for (String header : List.of(
                "X-Loggia-Origin: ",
                "X-Other: x",
                "X-Loggia-Origin: " + FakeCdn.ORIGIN_SECRET.substring(1),
                "X-Loggia-Origin: " + FakeCdn.ORIGIN_SECRET + "x",
                "X-Loggia-Origin: null")) {
            RawHttp.Reply reply = RawHttp.get(SERVER.base(), file, header);
            softly.assertThat(reply.status()).as(header).isEqualTo(403);
            softly.assertThat(reply.header("cache-control")).as(header).isEqualTo("no-store");
        }
        RawHttp.Reply right = RawHttp.get(SERVER.base(), file, secret);
        softly.assertThat(right.status()).isEqualTo(200);
        softly.assertThat(right.header("cache-control")).isEqualTo("public, max-age=2");
        String init = file.replace("master.m3u8", "v90/init.mp4");
        RawHttp.Reply part = RawHttp.get(SERVER.base(), init, secret, "Range: bytes=0-9");
        softly.assertThat(part.status()).isEqualTo(206);
        softly.assertThat(part.body()).hasSize(10);
        softly.assertThat(part.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        softly.assertThat(RawHttp.get(SERVER.base(), file.replace(media, other), secret)
                        .status())
                .isEqualTo(404);
        for (String spelled : List.of(
                file.replace("/renditions", "/./renditions"),
                file.replace("/renditions", "//renditions"),
                file.replace("renditions/", "sources/"),
                file.replace("renditions", "%72enditions"),
                file.replace("master.m3u8", "../../../../secrets/media-key"),
                file + ".",
                file.toUpperCase(Locale.ROOT))) {
            softly.assertThat(RawHttp.get(SERVER.base(), spelled, secret).status())
                    .as(spelled)
                    .isIn(400, 404);
        }
        softly.assertAll();
    }

    @Test
    void cdn_thatChecksNothing_isNotUsed() {
        setUp(Map.of());
        assertThat(use(true)).as("before a test").isEqualTo(409);
        cdn.checks(false);
        JsonNode test = test();
        assertThat(test.path("right").asBoolean()).isFalse();
        assertThat(test.path("replies")
                        .valueStream()
                        .map(one -> one.path("outcome").asString()))
                .containsExactly("RIGHT", "RIGHT", "LET_IN", "LET_IN");
        assertThat(use(true)).isEqualTo(409);
        cdn.checks(true);
        assertThat(test().path("replies")
                        .valueStream()
                        .map(one -> one.path("status").asInt()))
                .containsExactly(200, 206, 403, 410);
        assertThat(use(true)).isEqualTo(200);
        // What delivers goes on while a change waits for its proof.
        setUp(Map.of("longestLifeSeconds", 30));
        assertThat(admin.getJson(ADMIN).path("inUse").asBoolean()).isTrue();
        assertThat(admin.getJson(ADMIN).path("usesSet").asBoolean()).isFalse();
        assertThat(use(true)).isEqualTo(409);
    }

    /** What opens for this server and for no browser is no proof. */
    @Test
    void cdn_whoseAnswersNoPageCanRead_orThatCutsNoParts_isNotUsed() {
        setUp(Map.of());
        cdn.readable(false);
        assertThat(outcomes(test())).containsExactly("NOT_READABLE", "RIGHT", "RIGHT");
        assertThat(use(true)).isEqualTo(409);
        cdn.readable(true);
        cdn.cuts(false);
        assertThat(outcomes(test())).containsExactly("RIGHT", "NO_PARTS", "RIGHT", "RIGHT");
        assertThat(use(true)).isEqualTo(409);
        cdn.cuts(true);
        assertThat(test().path("right").asBoolean()).isTrue();
    }

    private static List<String> outcomes(JsonNode test) {
        return test.path("replies")
                .valueStream()
                .map(one -> one.path("outcome").asString())
                .toList();
    }

    /** The CDN knows both keys for a while; nobody who watches meets a refusal, and the old key is of no use afterwards. */
    @Test
    @Tag("C08")
    void key_rotatedInMidPlay_opensWithoutAGap() {
        JsonNode before = playbackBy(Map.of("longestLifeSeconds", 600));
        String old = before.path("hlsUrl").asString();
        cdn.knows(FakeCdn.KEY, FakeCdn.NEXT_KEY);
        setUp(Map.of("longestLifeSeconds", 600, "key", FakeCdn.NEXT_KEY));
        PortalClient viewer = SERVER.signIn("viewer");
        JsonNode meanwhile = viewer.getJson("/api/v1/media/" + media + "/playback");
        assertThat(fetch(meanwhile.path("hlsUrl").asString()).statusCode()).isEqualTo(200);
        assertThat(test().path("right").asBoolean()).isTrue();
        assertThat(use(true)).isEqualTo(200);

        String fresh = Eventually.get("the next key signs", Duration.ofSeconds(5), () -> {
            assertThat(fetch(old).statusCode()).isEqualTo(200);
            String url = viewer.getJson("/api/v1/media/" + media + "/playback")
                    .path("hlsUrl")
                    .asString();
            cdn.knows(FakeCdn.NEXT_KEY);
            boolean signedByNext = fetch(url).statusCode() == 200;
            cdn.knows(FakeCdn.KEY, FakeCdn.NEXT_KEY);
            return signedByNext ? Optional.of(url) : Optional.empty();
        });
        cdn.knows(FakeCdn.NEXT_KEY);
        assertThat(fetch(fresh).statusCode()).isEqualTo(200);
        assertThat(fetch(old).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("C02")
    void cdn_whoseClockIsTwoMinutesOff_servesAsItShould() {
        for (Duration off : List.of(Duration.ofMinutes(-2), Duration.ofMinutes(2))) {
            cdn.clock(off);
            JsonNode playback = playbackBy(Map.of("leastLifeSeconds", 600, "longestLifeSeconds", 600));
            assertThat(fetch(playback.path("hlsUrl").asString()).statusCode())
                    .as(off.toString())
                    .isEqualTo(200);
            // The player asks again long before such a CDN holds the signature for over.
            assertThat(playback.path("renewInSeconds").asInt()).isLessThan(600 - 120);
        }
    }

    /** A CDN that cannot be told at the moment is told later: nothing of it is lost. */
    @Test
    @Tag("C12")
    void itemThatGoes_isPurged_andAskedForAgainUntilTheCdnHasDoneIt() {
        setUp(Map.of(
                "purge",
                Map.of(
                        "scheme", "PURGE",
                        "address", "",
                        "target", "",
                        "user", "",
                        "secret", FakeCdn.PURGE_SECRET)));
        JsonNode test = test();
        assertThat(test.path("replies")
                        .valueStream()
                        .map(one -> one.path("question").asString()
                                + one.path("outcome").asString()))
                .containsExactly("SIGNEDRIGHT", "PARTRIGHT", "FORGEDRIGHT", "EXPIREDRIGHT", "FORGETRIGHT");
        assertThat(use(true)).isEqualTo(200);
        Studio studio = new Studio(SERVER.signIn("author"));
        String going = studio.upload(Films.browserReady(2, "160x90"), "Going " + UUID.randomUUID());
        studio.awaitProcessed(going, "READY");
        studio.publish(going, "*");
        String folder = "/media/origin/" + going + "/";
        assertThat(cdn.purged()).doesNotContain(folder);

        studio.replace(going, Films.browserReady(2, "160x90"), Map.of());
        long before = awaitPurge("replaced", Duration.ofSeconds(5), folder, 0);

        studio.change(going, Map.of("state", "DRAFT"));
        before = awaitPurge("withdrawn", Duration.ofSeconds(5), folder, before);

        studio.change(
                going,
                Map.of(
                        "state",
                        "PUBLISHED",
                        "publishUntil",
                        Instant.now().plusSeconds(2).toString()));
        assertThat(purgesWaiting()).isZero();
        before = awaitPurge("ended by its date", Duration.ofSeconds(20), folder, before);

        cdn.purges(false);
        assertThat(SERVER.signIn("author").delete("/api/v1/media/" + going).statusCode())
                .isEqualTo(204);
        JsonNode purge = Eventually.get("a first try fails", Duration.ofSeconds(10), () -> {
            JsonNode now = admin.getJson(ADMIN).path("purge");
            return now.path("failing").asLong() > 0 ? Optional.of(now) : Optional.empty();
        });
        assertThat(purge.path("secretSet").asBoolean()).isTrue();
        cdn.purges(true);
        awaitPurge("asked again", Duration.ofSeconds(30), folder, before);
    }

    /** @return how often the CDN was told by now, when it is oftener than before and nothing more is to tell */
    private static long awaitPurge(String why, Duration limit, String folder, long before) {
        return Eventually.get(why, limit, () -> {
            long now = cdn.purged().stream().filter(folder::equals).count();
            return now > before && purgesWaiting() == 0 ? Optional.of(now) : Optional.empty();
        });
    }

    private static long purgesWaiting() {
        return admin.getJson(ADMIN).path("purge").path("waiting").asLong();
    }

    /** What a CDN has not fetched by then, or is told to forget, nobody gets any more. */
    @Test
    @Tag("C12")
    void withdrawnItem_leavesTheOriginNoMore_andItsAuthorSeesItAtOurEdge() {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String master = playbackBy("PATH").path("hlsUrl").asString();
        assertThat(fetch(master).statusCode()).isEqualTo(200);
        studio.change(media, Map.of("state", "DRAFT"));
        try {
            Eventually.holds(
                    "the origin keeps it",
                    Duration.ofSeconds(5),
                    () -> fetch(master).statusCode() == 404);
            JsonNode own = author.getJson("/api/v1/media/" + media + "/playback");
            assertThat(own.has("cdn")).isFalse();
            assertThat(author.get(own.path("hlsUrl").asString()).statusCode()).isEqualTo(200);
        } finally {
            studio.publish(media, "*");
        }
    }

    /** Whoever saves a short life is not told of it while a long one still delivers. */
    @Test
    @Tag("C12")
    void boundOfAWithdrawal_isThatOfWhatDelivers() {
        playbackBy(Map.of("placement", "QUERY"));
        setUp(Map.of("longestLifeSeconds", 600));
        JsonNode told = admin.getJson(ADMIN).path("withdrawal");
        assertThat(told.path("atMostSeconds").asLong()).isEqualTo(20);
        assertThat(told.path("placement").asString()).isEqualTo("QUERY");

        use(false);

        JsonNode set = admin.getJson(ADMIN).path("withdrawal");
        assertThat(set.path("atMostSeconds").asLong()).isEqualTo(600);
        assertThat(set.path("placement").asString()).isEqualTo("PATH");
    }

    @Test
    void settings_thatMakeNoSense_areRefused_andSecretsAreNeverTold() {
        setUp(Map.of());
        SoftAssertions softly = new SoftAssertions();
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("base", "https://cdn.example.com/*"),
                Map.of("base", "javascript:alert(1)"),
                Map.of("key", "short"),
                Map.of("originSecret", "short"),
                Map.of("scheme", "CLOUDFRONT"),
                Map.of("placement", "COOKIE"),
                Map.of("leastLifeSeconds", 19),
                Map.of("longestLifeSeconds", 19),
                Map.of("longestLifeSeconds", 999_999),
                Map.of("scheme", "NONE"))) {
            HttpResponse<String> reply = admin.putJson(ADMIN, wish(bad));
            softly.assertThat(reply.statusCode())
                    .as("%s: %s", bad, reply.body())
                    .isEqualTo(400);
        }
        softly.assertThat(admin.putJson(ADMIN, wish(Map.of("version", -1))).statusCode())
                .isEqualTo(409);
        for (String told : List.of(
                admin.get(ADMIN).body(), admin.get("/api/v1/admin/audit").body())) {
            softly.assertThat(told).doesNotContain(FakeCdn.KEY).doesNotContain(FakeCdn.ORIGIN_SECRET);
        }
        softly.assertThat(admin.get("/api/v1/admin/audit").body()).contains("delivery.changed");
        softly.assertThat(SERVER.log()).doesNotContain(FakeCdn.KEY).doesNotContain(FakeCdn.ORIGIN_SECRET);
        softly.assertThat(SERVER.signIn("author").get(ADMIN).statusCode()).isEqualTo(403);
        softly.assertAll();
    }
}
