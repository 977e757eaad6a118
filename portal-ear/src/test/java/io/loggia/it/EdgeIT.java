package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How our own edge answers on signed URLs. */
@Tag("C07")
@Tag("C13")
@Tag("C15")
@Tag("C16")
@ResourceLock(PortalServer.SHARED)
class EdgeIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static String media;
    private static MediaAddresses addresses;
    private static String segment;
    private static byte[] whole;

    @BeforeAll
    static void publish() {
        Studio studio = new Studio(SERVER.signIn("author"));
        media = studio.upload(Films.browserReady(9, "320x180"), "Edge " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.caption(media, "en", "WEBVTT\n\n00:01.000 --> 00:02.000\nAt the edge\n");
        studio.publish(media, "*");
        addresses = MediaAddresses.of(SERVER.signIn("viewer"), media);
        segment = addresses.first(".m4s");
        whole = RawHttp.get(SERVER.base(), segment).bytes();
    }

    private static RawHttp.Reply get(String path, String... headers) {
        return RawHttp.get(SERVER.base(), path, headers);
    }

    @Test
    void segment_whole_isCompleteTypedAndForThisBrowserAlone() {
        RawHttp.Reply reply = get(segment, "Accept-Encoding: gzip, br");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-length")).isEqualTo(Integer.toString(whole.length));
        assertThat(reply.header("content-encoding")).isEmpty();
        assertThat(reply.header("content-type")).isEqualTo("video/iso.segment");
        assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
        assertThat(reply.header("cache-control")).contains("private").contains("immutable");
        assertThat(reply.header("etag")).matches("\"[^\"]+\"");
    }

    @Test
    @Tag("A13")
    void everyAddress_isPrivateAndNeverSniffed() {
        for (String path : addresses.signed()) {
            RawHttp.Reply reply = get(path);
            assertThat(reply.header("cache-control"))
                    .as(path)
                    .contains("private")
                    .doesNotContain("public");
            assertThat(reply.header("x-content-type-options")).as(path).isEqualTo("nosniff");
            assertThat(reply.header("referrer-policy")).as(path).isEqualTo("no-referrer");
            assertThat(reply.header("content-security-policy")).as(path).contains("default-src 'none'");
            assertThat(reply.header("access-control-allow-origin")).as(path).isEqualTo("*");
            assertThat(reply.headers()).as(path).doesNotContainKeys("set-cookie", "access-control-allow-credentials");
        }
    }

    @Test
    void whatMayChange_isAskedForAgain() {
        for (String path : addresses.signed()) {
            // Segments of captions are made from the text of the moment.
            boolean changes = path.endsWith(".m3u8") || path.endsWith(".mpd") || path.contains("/subtitles/");
            assertThat(get(path).header("cache-control").contains("immutable"))
                    .as(path)
                    .isEqualTo(!changes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-,0,0",
        "bytes=0-0,0,-1",
        "bytes=5-9,5,-10",
        "bytes=7-999999999999999999,7,0",
        "bytes= 3-4 ,3,-5"
    })
    void range_withinTheFile_isThatPart(String range, int from, int to) {
        int end = to < 0 ? -to : whole.length;

        RawHttp.Reply reply = get(segment, "Range: " + range);

        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.bytes()).isEqualTo(Arrays.copyOfRange(whole, from, end));
        assertThat(reply.header("content-range")).isEqualTo("bytes " + from + "-" + (end - 1) + "/" + whole.length);
        assertThat(reply.header("content-length")).isEqualTo(Integer.toString(end - from));
    }

    @Test
    void range_ofTheLastBytes_isCountedFromTheEnd() {
        assertThat(get(segment, "Range: bytes=-7").bytes())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));
        assertThat(get(segment, "Range: bytes=-999999999").bytes()).isEqualTo(whole);
    }

    @Test
    void range_beyondTheEnd_isNotSatisfiable() {
        for (String range : new String[] {whole.length + "-", whole.length + "-" + (whole.length + 9), "-0"}) {
            RawHttp.Reply reply = get(segment, "Range: bytes=" + range);
            assertThat(reply.status()).as(range).isEqualTo(416);
            assertThat(reply.header("content-range")).as(range).isEqualTo("bytes */" + whole.length);
            assertThat(reply.body()).as(range).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=9-5",
                "items=0-5",
                "bytes=a-b",
                "bytes=",
                "bytes=-",
                "0-5",
                "bytes=0-5,7-9",
                "bytes=0-5,0-5"
            })
    void range_malformedOrManifold_isIgnored(String range) {
        RawHttp.Reply reply = get(segment, "Range: " + range);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(whole);
    }

    @Test
    void range_ofTenThousandPieces_costsNoMoreThanTheFile() {
        for (int pieces : new int[] {1_000, 10_000}) {
            String ranges =
                    IntStream.range(0, pieces).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));
            RawHttp.Reply reply = get(segment, "Range: bytes=" + ranges);
            // A header of that size may also be refused as such.
            assertThat(reply.status()).isIn(200, 400, 413, 414, 431);
            assertThat(reply.bytes().length).isLessThanOrEqualTo(whole.length);
        }
    }

    @Test
    void ifRange_ofAnotherVersion_bringsTheWholeFile() {
        RawHttp.Reply head = RawHttp.send(SERVER.base(), "HEAD", segment);

        assertThat(get(segment, "Range: bytes=0-4", "If-Range: \"other\"").status())
                .isEqualTo(200);
        assertThat(get(segment, "Range: bytes=0-4", "If-Range: W/" + head.header("etag"))
                        .status())
                .isEqualTo(200);
        assertThat(get(segment, "Range: bytes=0-4", "If-Range: Thu, 01 Jan 1970 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(get(segment, "Range: bytes=0-4", "If-Range: " + head.header("etag"))
                        .status())
                .isEqualTo(206);
        assertThat(get(segment, "Range: bytes=0-4", "If-Range: " + head.header("last-modified"))
                        .status())
                .isEqualTo(206);
    }

    @Test
    void head_tellsWhatGetWould_withoutBytes() {
        for (String path : addresses.signed()) {
            RawHttp.Reply head = RawHttp.send(SERVER.base(), "HEAD", path, "Range: bytes=0-1");
            RawHttp.Reply get = get(path);
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            for (String header : new String[] {"content-length", "content-type", "etag", "cache-control"}) {
                assertThat(head.header(header)).as(path + " " + header).isEqualTo(get.header(header));
            }
        }
    }

    @Test
    void knownVersion_isNotSentAgain() {
        String etag = get(segment).header("etag");

        for (String condition : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
            RawHttp.Reply reply = get(segment, "If-None-Match: " + condition);
            assertThat(reply.status()).as(condition).isEqualTo(304);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("etag")).isEqualTo(etag);
            assertThat(reply.header("cache-control")).contains("private");
        }
        assertThat(get(segment, "If-None-Match: \"x\"").status()).isEqualTo(200);
        assertThat(get(segment, "If-Match: \"x\"").status()).isEqualTo(412);
        assertThat(get(segment, "If-Match: \"x\"").body()).isEmpty();
    }

    @Test
    void otherMethods_areRefused_butAPageElsewhereMayAsk() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "TRACE"}) {
            RawHttp.Reply reply = RawHttp.send(SERVER.base(), method, segment, "Content-Length: 0");
            assertThat(reply.status()).as(method).isIn(403, 405, 501);
            assertThat(reply.bytes()).as(method).isNotEqualTo(whole);
        }
        RawHttp.Reply preflight = RawHttp.send(
                SERVER.base(),
                "OPTIONS",
                segment,
                "Origin: https://elsewhere.example",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: range");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("access-control-allow-headers")).contains("Range");
    }

    /** A better one was made since; the one that plays stays where it is until nobody has it open. */
    @Test
    void renewal_goesOnWithWhatPlays() {
        PortalClient viewer = SERVER.signIn("viewer");
        String playback = "/api/v1/media/" + media + "/playback";
        JsonNode opened = viewer.getJson(playback);
        String newest = opened.path("presentation").asString();
        String earlier = newest.replaceFirst("/[a-z]+-[0-9]+$", "/remux-1");
        assertThat(newest).isNotEqualTo(earlier);
        String renewal = playback + "?session=" + opened.path("sessionId").asString() + "&presentation=";

        JsonNode renewed = viewer.getJson(renewal + earlier);
        assertThat(renewed.path("presentation").asString()).isEqualTo(earlier);
        assertThat(renewed.path("sessionId")).isEqualTo(opened.path("sessionId"));
        String master = renewed.path("hlsUrl").asString();
        assertThat(EdgeToken.of(master).folder()).isEqualTo(earlier);
        assertThat(viewer.get(master).body()).contains("v0/index.m3u8");

        PortalClient author = SERVER.signIn("author");
        Studio studio = new Studio(author);
        String other = studio.upload(Films.browserReady(2, "160x90"), "Other " + UUID.randomUUID());
        studio.awaitProcessed(other, "READY");
        String foreign = author.getJson("/api/v1/media/" + other + "/playback")
                .path("presentation")
                .asString();
        for (String gone : List.of(foreign, newest.replaceFirst("[0-9]+$", "99"))) {
            assertThat(viewer.getJson(renewal + gone).path("presentation").asString())
                    .as(gone)
                    .isEqualTo(newest);
        }
        for (String malformed : List.of("x", earlier + "/..", "stills/" + UUID.randomUUID() + "/storyboard-1")) {
            assertThat(viewer.get(renewal + malformed).statusCode())
                    .as(malformed)
                    .isEqualTo(400);
        }
    }

    @Test
    void token_isWrittenToNoLog() {
        String token = segment.split("/", -1)[2];
        get("/media/" + token + "/nothing.m4s");

        assertThat(SERVER.log()).doesNotContain(token);
        assertThat(SERVER.anonymous().getBytes("/health/live", Map.of()).statusCode())
                .isEqualTo(200);
    }
}
