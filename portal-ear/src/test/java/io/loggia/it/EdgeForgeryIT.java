package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed URLs that were forged, bent or outlived bring no byte. */
@Tag("A18")
@Tag("C01")
@Tag("C02")
@Tag("C03")
@Tag("C04")
@Tag("C05")
@ResourceLock(PortalServer.SHARED)
class EdgeForgeryIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String MASTER = "master.m3u8";

    private static String master;
    private static String poster;
    private static String foreign;
    private static EdgeToken token;

    @BeforeAll
    static void publish() {
        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String open = studio.upload(Films.browserReady(2, "160x90"), "Open " + UUID.randomUUID());
        String closed = studio.upload(Films.browserReady(2, "160x90"), "Closed " + UUID.randomUUID());
        studio.awaitProcessed(open, "READY");
        studio.awaitProcessed(closed, "READY");
        studio.publish(open, "*");
        studio.publish(closed, "d:" + Organisation.department(author, "Engineering"));
        MediaAddresses given = MediaAddresses.of(SERVER.signIn("viewer"), open);
        master = given.first(MASTER);
        poster = given.first("poster.jpg");
        foreign = MediaAddresses.of(SERVER.signIn("engineer"), closed).first(MASTER);
        token = EdgeToken.of(master);
    }

    private static RawHttp.Reply get(String path) {
        return RawHttp.get(SERVER.base(), path);
    }

    private static void assertRefused(SoftAssertions softly, String what, String path) {
        RawHttp.Reply reply = get(path);
        softly.assertThat(reply.status()).as("%s: %s", what, path).isIn(400, 403, 404);
        softly.assertThat(reply.body()).as("%s: %s", what, path).doesNotContain("#EXTM3U");
        softly.assertThat(reply.header("cache-control"))
                .as("%s: %s", what, path)
                .doesNotContain("immutable");
    }

    @Test
    void genuineToken_bringsThePlaylist() {
        assertThat(get(master).status()).isEqualTo(200);
        assertThat(token.path(MASTER)).isEqualTo(master);
    }

    @Test
    void token_withAnyBitFlipped_isRefused() {
        PortalClient anonymous = SERVER.anonymous();
        for (int bit = 0; bit < token.bits(); bit++) {
            String path = token.withBitFlipped(bit).path(MASTER);
            assertThat(anonymous.getBytes(path, Map.of()).statusCode())
                    .as("bit %s", bit)
                    .isEqualTo(403);
        }
    }

    @Test
    void token_cutLengthenedOrRespelled_isRefused() {
        String text = master.split("/", -1)[2];
        char last = text.charAt(text.length() - 1);
        SoftAssertions softly = new SoftAssertions();
        for (String forged : List.of(
                text.substring(1),
                text.substring(0, text.length() - 1),
                text.substring(0, 20),
                "A",
                text + "A",
                text + text,
                text + "=",
                text.substring(0, text.length() - 1) + (char) (last + 1),
                text.substring(0, text.length() - 1) + (char) (last - 1),
                "A".repeat(511),
                "A".repeat(5_000))) {
            assertRefused(softly, "token", "/media/" + forged + "/" + MASTER);
        }
        softly.assertAll();
    }

    @Test
    void token_ofAnotherFileOrItem_isRefused() {
        SoftAssertions softly = new SoftAssertions();
        EdgeToken other = EdgeToken.of(foreign);
        assertRefused(
                softly, "claims of another item", token.withClaimsOf(other).path(MASTER));
        assertRefused(
                softly,
                "folder of another item",
                token.withFolder(other.folder()).path(MASTER));
        assertRefused(softly, "pictures by the token of renditions", token.path("poster.jpg"));
        assertRefused(
                softly,
                "renditions by the token of pictures",
                EdgeToken.of(poster).path(MASTER));
        for (String folder : List.of("renditions", "renditions/*", "*", "renditions/..", "sources", "")) {
            assertRefused(softly, "wider folder", token.withFolder(folder).path(MASTER));
        }
        softly.assertAll();
    }

    /** What is signed by the right key and still must not be served: the expiry, and folders that are none of ours. */
    @Test
    void token_signedByTheServersKey_isHeldToTimeAndPlace() {
        long now = Instant.now().getEpochSecond();
        SoftAssertions softly = new SoftAssertions();
        for (long expiry : new long[] {now, now - 1, 0, -1, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertRefused(softly, "expired at " + expiry, signed(token.withExpiry(expiry), MASTER));
        }
        for (long expiry : new long[] {now + 60, 1L << 31, 1L << 32}) {
            softly.assertThat(get(signed(token.withExpiry(expiry), MASTER)).status())
                    .as("until %s", expiry)
                    .isEqualTo(200);
        }
        for (String folder : List.of("../secrets", "renditions/../../secrets", "/etc", "secrets", "sources/x", "..")) {
            assertRefused(softly, "outside", signed(token.withFolder(folder), "media-key"));
            assertRefused(softly, "outside", signed(token.withFolder(folder), "passwd.vtt"));
        }
        softly.assertAll();
    }

    private static String signed(EdgeToken changed, String file) {
        return changed.signed(SERVER.home()).path(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../{token}/master.m3u8",
                "../../secrets/media-key",
                "..%2f..%2fsecrets/media-key",
                "%2e%2e/%2e%2e/secrets/media-key",
                "%2e%2e%2f%2e%2e%2fsecrets%2fmedia-key",
                "%252e%252e%252fsecrets/media-key",
                "..%5c..%5csecrets%5cmedia-key",
                "..\\..\\secrets\\media-key",
                "..;/..;/secrets/media-key",
                "v0/../master.m3u8",
                "./master.m3u8",
                "/master.m3u8",
                "//master.m3u8",
                "master.m3u8/",
                "master.m3u8.",
                "master.m3u8;x=1",
                "master.m3u8%00.jpg",
                "master.m3u8%20",
                "master%2em3u8",
                "%6daster.m3u8",
                "master.m3u8%3fx",
                "MASTER.M3U8",
                "master.m3u8::$DATA",
                "/etc/passwd",
                "%2fetc%2fpasswd",
                "..%c0%af..%c0%afetc/passwd",
                "%u002e%u002e/secrets/media-key"
            })
    void path_spelledInAnyOtherWay_bringsNothing(String file) {
        String text = master.split("/", -1)[2];
        SoftAssertions softly = new SoftAssertions();
        assertRefused(softly, "path", "/media/" + text + "/" + file.replace("{token}", text));
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/../media/{token}/master.m3u8",
                "/media/./{token}/master.m3u8",
                "//media/{token}/master.m3u8",
                "/media//{token}/master.m3u8",
                "/media;x/{token}/master.m3u8",
                "/media/{token};x/master.m3u8",
                "/%6dedia/{token}/master.m3u8",
                "/media%2f{token}/master.m3u8",
                "/MEDIA/{token}/master.m3u8",
                "\\media\\{token}\\master.m3u8"
            })
    void prefix_spelledInAnyOtherWay_bringsNoPlaylist(String path) {
        String spelled = path.replace("{token}", master.split("/", -1)[2]);

        // Beside the edge's own prefix it is the page that answers, which holds nothing.
        assertThat(get(spelled).body()).doesNotContain("#EXTM3U");
    }

    /** The container cuts this one parameter off before anybody sees it: it is no second way past the token. */
    @Test
    void sessionIdInThePath_isNotPartOfTheRight() {
        SoftAssertions softly = new SoftAssertions();
        String forged = token.withBitFlipped(token.bits() - 1).path(MASTER);
        assertRefused(softly, "path", forged + ";jsessionid=1");
        assertRefused(softly, "path", token.path("../../secrets/media-key;jsessionid=1"));
        softly.assertAll();
    }

    @Test
    void query_isNotPartOfTheRight() {
        String forged = token.withBitFlipped(token.bits() - 1).path(MASTER);
        SoftAssertions softly = new SoftAssertions();
        for (String query : List.of("?exp=9999999999", "?Policy=a&Policy=b", "?token=" + master.split("/", -1)[2])) {
            assertRefused(softly, "query", forged + query);
            softly.assertThat(get(master + query).body()).as(query).startsWith("#EXTM3U");
        }
        softly.assertAll();
    }
}
