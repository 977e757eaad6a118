package io.loggia.bench;

import io.loggia.it.Nginx;
import io.loggia.it.PortalClient;
import io.loggia.it.PortalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The chart's two configurations of nginx in front of the portal, beside an nginx that sends the same bytes unasked. */
final class EdgeBench {

    static final String SECRET = "an-edge-secret-of-the-benchmark-alone";

    private static final int CONNECTIONS = 16;
    private static final int VIEWERS = 1_000;
    private static final int SEGMENTS = 40;
    private static final Duration REVOKED_LIMIT = Duration.ofSeconds(20);
    private static final String MEDIA = "/media/";
    private static final String PLAIN = "plain";

    private final BenchFolder folder;
    private final PortalServer server;

    EdgeBench(BenchFolder folder, PortalServer server) {
        this.folder = folder;
        this.server = server;
    }

    void run(String media, int rounds, int seconds) throws IOException, InterruptedException {
        Nginx caching = Nginx.before(server, "edge.conf.template", SECRET);
        Nginx beside = Nginx.before(server, "edge-beside.conf.template", SECRET);
        try {
            // The other edge keeps nothing, so that the first one meets a new film.
            List<String> addresses = addresses(viewer(beside), media);
            SegmentBench.script(folder, "edge", addresses);
            crowd(caching, seconds);
            copyPlain(beside, addresses);
            rates(caching, beside, rounds, seconds);
            revocation("caching", caching, media);
            revocation("beside", beside, media);
        } finally {
            caching.stop();
            beside.stop();
        }
    }

    private void crowd(Nginx edge, int seconds) {
        long before = fetched(edge);
        double rate =
                Load.rate(folder.file("edge.lua"), VIEWERS, seconds, edge.base().toString());
        ServerBench.print(String.format(
                Locale.ROOT,
                "edge        %,d viewers of a new film at once: %,.0f segments/s, %d of %d fetched from the portal",
                VIEWERS,
                rate,
                fetched(edge) - before,
                SEGMENTS));
    }

    private void rates(Nginx caching, Nginx beside, int rounds, int seconds) throws IOException, InterruptedException {
        double[] cached = new double[rounds];
        double[] sent = new double[rounds];
        double[] plain = new double[rounds];
        PlainNginx unasked = PlainNginx.serving(folder, PLAIN);
        try {
            for (int round = 0; round < rounds; round++) {
                plain[round] = Load.rate(folder.file(PLAIN + ".lua"), CONNECTIONS, seconds, unasked.base());
                cached[round] = Load.rate(
                        folder.file("edge.lua"),
                        CONNECTIONS,
                        seconds,
                        caching.base().toString());
                sent[round] = Load.rate(
                        folder.file("edge.lua"),
                        CONNECTIONS,
                        seconds,
                        beside.base().toString());
            }
        } finally {
            unasked.stop();
        }
        double most = ServerBench.median(plain);
        ServerBench.print(String.format(
                Locale.ROOT,
                "edge        segments, right asked at each: from its cache %,.0f/s (ratio %.2f), beside the storage %,.0f/s"
                        + " (ratio %.2f), nginx that asks nobody %,.0f/s",
                ServerBench.median(cached),
                ServerBench.median(cached) / most,
                ServerBench.median(sent),
                ServerBench.median(sent) / most,
                most));
    }

    private static void revocation(String name, Nginx edge, String media) throws InterruptedException {
        PortalClient viewer = viewer(edge);
        String segment = addresses(viewer, media).getFirst();
        viewer.getBytes(segment, Map.of());
        viewer.delete("/api/v1/session");
        Instant ended = Instant.now();
        while (viewer.getBytes(segment, Map.of()).statusCode() != 403) {
            if (Instant.now().isAfter(ended.plus(REVOKED_LIMIT))) {
                throw new IllegalStateException("the bytes do not stop");
            }
            Thread.sleep(50);
        }
        ServerBench.print(String.format(
                Locale.ROOT,
                "edge        %s: bytes stop %.1f s after the session has ended (to reach 5)",
                name,
                Duration.between(ended, Instant.now()).toMillis() / 1e3));
    }

    private static PortalClient viewer(Nginx edge) {
        PortalClient client = new PortalClient(edge.base());
        client.signIn("viewer", PortalServer.DEMO_PASSWORD);
        return client;
    }

    private static List<String> addresses(PortalClient viewer, String media) {
        return RoadBench.segments(viewer, viewer.getJson("/api/v1/media/" + media + "/playback")).stream()
                .limit(SEGMENTS)
                .toList();
    }

    /** The same bytes as plain files, and a script that asks for them. */
    private void copyPlain(Nginx edge, List<String> addresses) throws IOException {
        PortalClient client = new PortalClient(edge.base());
        Path www = Files.createDirectories(folder.file(PLAIN));
        List<String> names = new ArrayList<>();
        for (String address : addresses) {
            String name =
                    address.substring(address.indexOf('/', MEDIA.length())).replace('/', '-');
            Files.write(www.resolve(name), client.getBytes(address, Map.of()).body());
            names.add("/" + name);
        }
        SegmentBench.script(folder, PLAIN, names);
    }

    private static long fetched(Nginx edge) {
        return Pattern.compile("MISS|EXPIRED")
                .matcher(edge.accessLog())
                .results()
                .count();
    }
}
