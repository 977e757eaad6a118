package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A right that is withdrawn stops the bytes within five seconds, however it is withdrawn. */
@Tag("C12")
@ResourceLock(PortalServer.SHARED)
class EdgeWithdrawalIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    /** A promise of the product, not a measure of this machine. */
    private static final Duration PROMISE = Duration.ofSeconds(5);

    /** Well before the server's own limit for writing cuts those off who take nothing. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final int SLOW_ONES = 30;

    private static PortalClient admin;
    private static PortalClient author;
    private static Studio studio;
    private static String media;
    private static @Nullable String noise;

    private String person;
    private String username;
    private PortalClient viewer;
    private MediaAddresses given;

    @BeforeAll
    static void upload() {
        admin = SERVER.signIn("admin");
        author = SERVER.signIn("author");
        studio = new Studio(author);
        media = film();
    }

    private static String film() {
        String id = studio.upload(Films.browserReady(2, "160x90"), "Withdrawn " + UUID.randomUUID());
        studio.awaitProcessed(id, "READY");
        return id;
    }

    @BeforeEach
    void handOutAddresses() {
        studio.publish(media, "d:" + Organisation.department(admin, "Sales"));
        username = "w" + UUID.randomUUID().toString().substring(0, 8);
        person = Organisation.hire(admin, username, "Wanda Withdrawn", "Sales North");
        viewer = SERVER.signIn(username);
        given = MediaAddresses.of(viewer, media);
    }

    @Test
    void audience_narrowed_stopsTheBytes() {
        studio.change(media, Map.of("audience", List.of("d:" + Organisation.department(admin, "Engineering"))));

        assertStopped(given);
        assertThat(viewer.get("/api/v1/media/" + media + "/playback").statusCode())
                .isEqualTo(404);
    }

    @Test
    void item_archived_stopsTheBytes_andComesBackWhenPublishedAgain() {
        studio.change(media, Map.of("state", "ARCHIVED"));
        assertStopped(given);

        studio.change(media, Map.of("state", "PUBLISHED"));
        Eventually.holds("the bytes are back", PROMISE, () -> statusesAre(given, 200));
    }

    @Test
    void item_deleted_stopsTheBytes() {
        String other = film();
        studio.publish(other, "*");
        MediaAddresses ofOther = MediaAddresses.of(viewer, other);

        assertThat(author.delete("/api/v1/media/" + other).statusCode()).isEqualTo(204);

        assertStopped(ofOther);
    }

    @Test
    void publication_thatEnds_stopsTheBytes() {
        Instant end = Instant.now().plusSeconds(2);
        studio.change(media, Map.of("publishUntil", end.toString()));

        Eventually.holds("it ends", PROMISE.plusSeconds(2), () -> statusesAre(given, 403));
        assertThat(Duration.between(end, Instant.now())).isLessThanOrEqualTo(PROMISE);
        studio.change(media, java.util.Collections.singletonMap("publishUntil", null));
    }

    @Test
    void viewer_signedOut_stopsTheBytesOfThatSessionAlone() {
        MediaAddresses elsewhere = MediaAddresses.of(SERVER.signIn(username), media);

        assertThat(viewer.delete("/api/v1/session").statusCode()).isEqualTo(200);

        assertStopped(given);
        assertThat(statusesAre(elsewhere, 200)).isTrue();
    }

    @Test
    void viewer_disabled_stopsTheBytes() {
        Organisation.change(admin, person, Map.of("enabled", false));

        assertStopped(given);
    }

    @Test
    void viewer_movedToAnotherDepartment_stopsTheBytes() {
        Organisation.change(admin, person, Map.of("department", Organisation.department(admin, "Engineering")));

        assertStopped(given);
    }

    @Test
    void longAnswer_onItsWay_isCutOff() throws IOException {
        String big = noise();
        String segment = remuxed(big);
        long size = Long.parseLong(RawHttp.send(SERVER.base(), "HEAD", segment).header("content-length"));
        assertThat(size).isGreaterThan(20_000_000);

        long received;
        try (Socket socket = slowly(segment)) {
            InputStream in = socket.getInputStream();
            received = in.readNBytes(100_000).length;
            assertThat(viewer.delete("/api/v1/session").statusCode()).isEqualTo(200);
            received += readSlowlyThenAll(in);
        }

        assertThat(received).isLessThan(size);
    }

    /** As many as there are, who take a file along by slow lines. */
    @Test
    void downloads_thatNobodyTakes_holdNoThreads_andAreCutOffToo() throws IOException {
        String big = noise();
        studio.change(big, Map.of("downloads", true));
        String url = PortalClient.json(
                        viewer.postJson("/api/v1/media/" + big + "/downloads", Map.of("name", "original")))
                .path("url")
                .asString();
        long size = Long.parseLong(RawHttp.send(SERVER.base(), "HEAD", url).header("content-length"));
        assertThat(size).isGreaterThan(20_000_000);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_ONES; i++) {
                Socket socket = slowly(url);
                slow.add(socket);
                assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
            }
            Eventually.holds("all wait for those who read, and no thread does", SOON, () -> isIdle(SERVER.threads()));
            assertThat(viewer.delete("/api/v1/session").statusCode()).isEqualTo(200);
            assertThat(readSlowlyThenAll(slow.getFirst().getInputStream())).isLessThan(size);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isIdle(String threads) {
        assertThat(threads).contains("Full thread dump");
        return !threads.contains(".playback.boundary.");
    }

    /** Reads only what it is asked to. */
    private static Socket slowly(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(
                new InetSocketAddress(SERVER.base().getHost(), SERVER.base().getPort()));
        socket.getOutputStream().write(RawHttp.head(SERVER.base(), "GET", path));
        return socket;
    }

    /** An item of tens of megabytes, and one segment of as many, more than all buffers on the way hold: noise does not compress. */
    private static synchronized String noise() {
        String known = noise;
        if (known != null) {
            return known;
        }
        String big = studio.upload(
                Films.make(
                        "noise.mp4",
                        "-f lavfi -i testsrc2=duration=4:size=1280x720:rate=25".split(" "),
                        "-vf noise=alls=100:allf=t -c:v libx264 -preset ultrafast -crf 2 -g 200 -pix_fmt yuv420p"
                                .split(" ")),
                "Noise " + UUID.randomUUID());
        noise = big;
        Eventually.holds(
                "re-wrapped",
                Duration.ofMinutes(3),
                () -> author.get("/api/v1/media/" + big + "/playback").statusCode() == 200);
        studio.publish(big, "*");
        return big;
    }

    @AfterAll
    static void delete() {
        if (noise != null) {
            assertThat(author.delete("/api/v1/media/" + noise).statusCode()).isEqualTo(204);
        }
    }

    /** The segment of the re-wrapped source, which stays for a day when the ladder has replaced it. */
    private String remuxed(String big) {
        String master = viewer.getJson("/api/v1/media/" + big + "/playback")
                .path("hlsUrl")
                .asString();
        EdgeToken token = EdgeToken.of(master);
        String folder = token.folder().replaceFirst("/[a-z]+-[0-9]+$", "/remux-1");
        return token.withFolder(folder).signed(SERVER.home()).path("v0/00000.m4s");
    }

    private static long readSlowlyThenAll(InputStream in) {
        long received = 0;
        try {
            Instant end = Instant.now().plus(PROMISE);
            while (Instant.now().isBefore(end)) {
                received += in.readNBytes(20_000).length;
                Thread.sleep(100);
            }
            return received + in.readAllBytes().length;
        } catch (IOException e) {
            // The server cut the connection, which is what is asked of it.
            return received;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertStopped(MediaAddresses addresses) {
        Duration took = Eventually.holds("the bytes stop", PROMISE, () -> statusesAre(addresses, 403));
        assertThat(took).isLessThanOrEqualTo(PROMISE);
    }

    private static boolean statusesAre(MediaAddresses addresses, int expected) {
        return addresses.signed().stream()
                .allMatch(path -> RawHttp.get(SERVER.base(), path).status() == expected);
    }
}
