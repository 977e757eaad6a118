package io.loggia.bench;

import io.loggia.it.PortalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the packaged server. Arguments: any of {@code start playable viewers segments posts edge}; all of them without. */
public final class ServerBench {

    private static final int STARTS = 3;
    private static final Map<String, String> IDLE = Map.of("LOGGIA_DEMO", "false", "LOGGIA_ROLE", "portal");

    private ServerBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> parts = arguments.length > 0
                ? List.of(arguments)
                : List.of("start", "playable", "viewers", "segments", "posts", "edge");
        Path scratch = Files.createDirectories(Path.of(System.getProperty("loggia.scratch")));
        BenchFolder folder = new BenchFolder(Files.createTempDirectory(scratch, "bench-"));
        if (parts.contains("start")) {
            start(folder);
        }
        if (parts.stream().anyMatch(part -> !part.equals("start"))) {
            new RoadBench(folder).run(parts);
        }
        // Media processes of a killed server end with it; the JVM's own hook ends the servers.
    }

    /** In turns, after one start each that fills the caches of the server. */
    private static void start(BenchFolder folder) throws InterruptedException {
        PortalServer portal = PortalServer.own(IDLE);
        PortalServer empty = PortalServer.own(folder.emptyInstead());
        double[] ours = new double[STARTS];
        double[] theirs = new double[STARTS];
        seconds(portal);
        portal.stop();
        seconds(empty);
        empty.stop();
        for (int round = 0; round < STARTS; round++) {
            theirs[round] = seconds(empty);
            empty.stop();
            ours[round] = seconds(portal);
            if (round < STARTS - 1) {
                portal.stop();
            }
        }
        print(String.format(
                Locale.ROOT,
                "start       ready after %.1f s, the same server with an empty application %.1f s, ratio %.2f (to reach 1.4)",
                median(ours),
                median(theirs),
                median(ours) / median(theirs)));
        Thread.sleep(20_000);
        print(String.format(Locale.ROOT, "idle        %d MB resident (to reach 500)", residentMegabytes(portal)));
        portal.kill();
    }

    private static double seconds(PortalServer server) {
        long begin = System.nanoTime();
        server.start();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Of the largest process, which is the virtual machine; the others are the shell around it. */
    private static long residentMegabytes(PortalServer server) {
        return server.processes()
                        .mapToLong(process -> resident(process.pid()))
                        .max()
                        .orElse(0)
                / 1_000;
    }

    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findAny()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static void print(String line) {
        System.out.println(line);
    }
}
