package io.loggia.bench;

import io.loggia.it.PortalClient;
import io.loggia.it.PortalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Segments from our own edge, token and right checked at each, beside the same bytes from nginx without any check. */
final class SegmentBench {

    private static final int CONNECTIONS = 16;
    /** So many segments are asked for in turn: a hundred people within the same minutes of a film. */
    private static final int SEGMENTS = 40;

    private final BenchFolder folder;
    private final PortalServer server;

    SegmentBench(BenchFolder folder, PortalServer server) {
        this.folder = folder;
        this.server = server;
    }

    void run(String media, int rounds, int seconds) throws IOException, InterruptedException {
        PortalClient viewer = server.signIn("viewer");
        List<String> addresses =
                RoadBench.segments(viewer, viewer.getJson("/api/v1/media/" + media + "/playback")).stream()
                        .limit(SEGMENTS)
                        .toList();
        Path www = Files.createDirectories(folder.file("www"));
        List<String> names = new ArrayList<>();
        long bytes = 0;
        for (String address : addresses) {
            byte[] segment = viewer.getBytes(address, java.util.Map.of()).body();
            String name = address.substring(address.lastIndexOf('/'));
            Files.write(www.resolve(name.substring(1)), segment);
            names.add(name);
            bytes += segment.length;
        }
        script(folder, "ours", addresses);
        script(folder, "nginx", names);
        PlainNginx nginx = PlainNginx.serving(folder, "www");
        try {
            measure(nginx.base(), rounds, seconds, bytes / names.size());
        } finally {
            nginx.stop();
        }
    }

    private void measure(String nginx, int rounds, int seconds, long size) {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        String base = server.base().toString();
        Load.rate(folder.file("ours.lua"), CONNECTIONS, RoadBench.WARM_SECONDS, base);
        Load.rate(folder.file("nginx.lua"), CONNECTIONS, seconds, nginx);
        for (int round = 0; round < rounds; round++) {
            theirs[round] = Load.rate(folder.file("nginx.lua"), CONNECTIONS, seconds, nginx);
            ours[round] = Load.rate(folder.file("ours.lua"), CONNECTIONS, seconds, base);
        }
        double our = ServerBench.median(ours);
        double their = ServerBench.median(theirs);
        ServerBench.print(String.format(
                Locale.ROOT,
                "segments    of %,d kB: %,.0f/s (%.1f Gbit/s), nginx %,.0f/s, ratio %.2f (to reach 0.6)",
                size / 1_000,
                our,
                our * size * 8 / 1e9,
                their,
                our / their));
    }

    /** A script for {@link Load}, {@code name.lua}, which asks for these in turn. */
    static void script(BenchFolder folder, String name, List<String> paths) {
        folder.writeLines(name + ".txt", paths);
        folder.writeLines(
                name + ".lua",
                List.of(SCRIPT.replace("FILE", folder.file(name + ".txt").toString())));
    }

    private static final String SCRIPT = """
            local paths, turn = {}, math.random(0, 1000)
            for line in io.lines("FILE") do paths[#paths + 1] = line end
            function request()
              turn = turn + 1
              return wrk.format("GET", paths[turn % #paths + 1])
            end
            """;
}
