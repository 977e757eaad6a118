package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart's two configurations of nginx: one with a cache of its own, and one beside the storage. */
@EnabledIf(value = "io.loggia.it.Nginx#isInstalled", disabledReason = "nginx is not installed here")
class NginxEdgeIT {
    private static final String SECRET = "an-edge-secret-of-thirty-two-letters";

    @RegisterExtension
    static final PortalServer SERVER =
            PortalServer.own(Map.of("LOGGIA_EDGE_SECRET", SECRET, "LOGGIA_MEDIA_URL_BOUND_TO_NETWORK", "true"));

    /** A promise of the product, not a measure of this machine. */
    private static final Duration PROMISE = Duration.ofSeconds(5);

    private static final int VIEWERS = 12;

    private static Nginx caching;
    private static Nginx beside;
    private static PortalClient admin;
    private static String media;

    @BeforeAll
    static void publish() {
        caching = Nginx.before(SERVER, "edge.conf.template", SECRET);
        beside = Nginx.before(SERVER, "edge-beside.conf.template", SECRET);
        admin = SERVER.signIn("admin");
        Studio studio = new Studio(SERVER.signIn("author"));
        media = studio.upload(Films.browserReady(6, "320x180"), "At the edge " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
    }

    @AfterAll
    static void stop() {
        caching.stop();
        beside.stop();
    }

    static Stream<Nginx> edges() {
        return Stream.of(caching, beside);
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C15")
    void everyFile_comesThroughTheEdge_asThePortalSendsIt(Nginx edge) {
        MediaAddresses addresses = MediaAddresses.of(client(edge, "viewer"), media);

        for (String path : addresses.signed()) {
            RawHttp.Reply origin = RawHttp.get(SERVER.base(), path, "Loggia-Edge: " + SECRET);
            RawHttp.Reply reply = RawHttp.get(edge.base(), path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.body()).as(path).isEqualTo(origin.body());
            for (String header : List.of(
                    "content-type",
                    "cache-control",
                    "x-content-type-options",
                    "referrer-policy",
                    "content-security-policy",
                    "access-control-allow-origin")) {
                assertThat(reply.header(header)).as("%s of %s", header, path).isEqualTo(origin.header(header));
            }
            assertThat(reply.header("loggia-stored")).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C13")
    void ranges_areThoseOfTheFile(Nginx edge) {
        String segment = MediaAddresses.of(client(edge, "viewer"), media).first(".m4s");
        String whole = RawHttp.get(edge.base(), segment).body();

        assertThat(part(edge, segment, "bytes=0-9")).isEqualTo(whole.substring(0, 10));
        assertThat(part(edge, segment, "bytes=-10")).isEqualTo(whole.substring(whole.length() - 10));
        assertThat(part(edge, segment, "bytes=10-")).isEqualTo(whole.substring(10));
        assertThat(RawHttp.get(edge.base(), segment, "Range: bytes=99999999-").status())
                .isEqualTo(416);
        String tag = RawHttp.get(edge.base(), segment).header("etag");
        assertThat(RawHttp.get(edge.base(), segment, "If-None-Match: " + tag).status())
                .isEqualTo(304);
        assertThat(RawHttp.send(edge.base(), "HEAD", segment).status()).isEqualTo(200);
        for (String many : List.of("bytes=0-9,20-29", "bytes=0-" + ",0-".repeat(1_000))) {
            RawHttp.Reply reply = RawHttp.get(edge.base(), segment, "Range: " + many);
            assertThat(reply.status()).as(many).isEqualTo(200);
            assertThat(reply.body()).as(many).isEqualTo(whole);
        }
    }

    @Test
    void newFilm_watchedByMany_isFetchedOnce() throws Exception {
        Studio studio = new Studio(SERVER.signIn("author"));
        String film = studio.upload(Films.browserReady(4, "320x180"), "New at the edge " + UUID.randomUUID());
        studio.awaitProcessed(film, "READY");
        studio.publish(film, "*");
        // The other edge keeps nothing, so that this one has not seen the file.
        String known = MediaAddresses.of(client(beside, "viewer"), film).first(".m4s");
        String file = known.substring(known.indexOf('/', "/media/".length()));
        List<String> addresses = new ArrayList<>();
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            String master = client(caching, "viewer")
                    .getJson("/api/v1/media/" + film + "/playback")
                    .path("hlsUrl")
                    .asString();
            addresses.add(master.substring(0, master.indexOf('/', "/media/".length())) + file);
        }
        assertThat(addresses).doesNotHaveDuplicates();
        long before = fetched();

        try (ExecutorService viewers = Executors.newFixedThreadPool(VIEWERS)) {
            List<Future<Integer>> answers = addresses.stream()
                    .map(path -> viewers.submit(
                            () -> RawHttp.get(caching.base(), path).status()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(fetched() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C12")
    void session_ended_stopsTheBytes_cachedOrNot(Nginx edge) {
        String username = "e" + UUID.randomUUID().toString().substring(0, 8);
        String person = Organisation.hire(admin, username, "Edda Edge", "Sales North");
        MediaAddresses addresses = MediaAddresses.of(client(edge, username), media);

        assertThat(admin.delete("/api/v1/admin/people/" + person + "/sessions").statusCode())
                .isEqualTo(204);

        Eventually.holds(
                "the bytes stop",
                PROMISE,
                () -> addresses.signed().stream()
                        .allMatch(path -> RawHttp.get(edge.base(), path).status() == 403));
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C12")
    void item_unpublished_stopsTheBytes_cachedOrNot(Nginx edge) {
        Studio studio = new Studio(SERVER.signIn("author"));
        String going = studio.upload(Films.browserReady(2, "160x90"), "Going at the edge " + UUID.randomUUID());
        studio.awaitProcessed(going, "READY");
        studio.publish(going, "*");
        MediaAddresses addresses = MediaAddresses.of(client(edge, "viewer"), going);

        studio.change(going, Map.of("state", "DRAFT"));

        Eventually.holds(
                "the bytes stop",
                PROMISE,
                () -> addresses.signed().stream()
                        .allMatch(path -> RawHttp.get(edge.base(), path).status() == 403));
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C01")
    void address_changed_isRefused(Nginx edge) {
        String segment = MediaAddresses.of(client(edge, "viewer"), media).first(".m4s");
        char[] changed = segment.toCharArray();
        int inTheToken = "/media/".length() + 40;
        changed[inTheToken] = changed[inTheToken] == 'A' ? 'B' : 'A';

        assertThat(RawHttp.get(edge.base(), new String(changed)).status()).isEqualTo(403);
        assertThat(RawHttp.get(edge.base(), "/stored/renditions/x/y.m4s").status())
                .isEqualTo(404);
        assertThat(RawHttp.get(edge.base(), segment.replace("/media/", "/media/../stored/"))
                        .status())
                .isIn(400, 403, 404);
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C10")
    void address_usedFromAnotherNetwork_isRefused(Nginx edge) {
        for (String path : MediaAddresses.of(client(edge, "viewer"), media).signed()) {
            assertThat(RawHttp.get(edge.base(), path, "X-Forwarded-For: 203.0.113.9")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C11")
    void cdn_thatFetchesThroughTheEdge_isAskedForItsSecretByThePortal(Nginx edge) {
        RawHttp.Reply reply = RawHttp.get(edge.base(), "/media/origin/x/y", "X-Loggia-Origin: nonsense");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("Only the CDN fetches here.");
    }

    @Test
    @Tag("C11")
    void origin_askedDirectly_isClosed() {
        String segment = MediaAddresses.of(client(caching, "viewer"), media).first(".m4s");

        assertThat(RawHttp.get(SERVER.base(), segment).status()).isEqualTo(403);
        assertThat(RawHttp.get(SERVER.base(), segment, "Loggia-Edge: " + SECRET.replace('a', 'b'))
                        .status())
                .isEqualTo(403);
        assertThat(RawHttp.get(SERVER.base(), segment, "Loggia-Edge: " + SECRET).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C11")
    @Tag("C14")
    void download_comesThroughTheEdgeAlone(Nginx edge) {
        new Studio(SERVER.signIn("author")).change(media, Map.of("downloads", true));
        HttpResponse<String> granted =
                client(edge, "viewer").postJson("/api/v1/media/" + media + "/downloads", Map.of("name", "original"));
        String file = PortalClient.json(granted).path("url").asString();

        RawHttp.Reply through = RawHttp.get(edge.base(), file, "Range: bytes=0-99");
        assertThat(through.status()).isEqualTo(206);
        assertThat(through.body()).hasSize(100);
        assertThat(RawHttp.get(SERVER.base(), file).status()).isEqualTo(403);
        assertThat(RawHttp.get(SERVER.base(), file, "Loggia-Edge: " + SECRET.replace('a', 'b'))
                        .status())
                .isEqualTo(403);
        assertThat(edge.accessLog()).doesNotContain(file.split("/", -1)[2]);
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C11")
    void playersWordsAboutTheEdge_areDropped(Nginx edge) {
        String segment = MediaAddresses.of(client(edge, "viewer"), media).first(".m4s");

        RawHttp.Reply reply = RawHttp.get(edge.base(), segment, "Loggia-Edge-Accel: /api/", "Loggia-Edge-Ask: right");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(RawHttp.get(edge.base(), segment).body());
    }

    @ParameterizedTest
    @MethodSource("edges")
    @Tag("C07")
    void log_holdsNoToken(Nginx edge) {
        MediaAddresses addresses = MediaAddresses.of(client(edge, "viewer"), media);

        for (String path : addresses.signed()) {
            String token = URI.create(path).getPath().split("/", -1)[2];
            assertThat(edge.accessLog()).doesNotContain(token);
        }
    }

    @Test
    @Tag("C07")
    void errorLog_ofACacheThatCannotBeWritten_holdsNoToken() {
        String path = MediaAddresses.of(client(beside, "viewer"), media).first(".m4s");
        String token = path.split("/", -1)[2];

        assertThat(errorsWithoutACache(path, text -> text)).doesNotContain(token);
        // Without the lines that this is about, nginx tells.
        assertThat(errorsWithoutACache(path, text -> text.replace("error_log /dev/null emerg;", "")))
                .contains(token);
    }

    private static String errorsWithoutACache(String path, UnaryOperator<String> change) {
        Nginx edge = Nginx.before(SERVER, "edge.conf.template", SECRET, change);
        try {
            edge.loseCache();
            try (Socket socket = new Socket(edge.base().getHost(), edge.base().getPort())) {
                socket.getOutputStream().write(RawHttp.head(edge.base(), "GET", path));
                // However it ends, by then the error is written.
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return edge.errorLog();
        } finally {
            edge.stop();
        }
    }

    private static PortalClient client(Nginx edge, String username) {
        PortalClient client = new PortalClient(edge.base());
        client.signIn(username, PortalServer.DEMO_PASSWORD);
        return client;
    }

    private static String part(Nginx edge, String path, String range) {
        RawHttp.Reply reply = RawHttp.get(edge.base(), path, "Range: " + range);
        assertThat(reply.status()).as(range).isEqualTo(206);
        return reply.body();
    }

    private static long fetched() {
        return Pattern.compile("MISS|EXPIRED")
                .matcher(caching.accessLog())
                .results()
                .count();
    }
}
