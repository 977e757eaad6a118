package io.loggia.bench;

import io.loggia.it.PortalClient;
import io.loggia.it.PortalServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many viewers at our own edge, each at the pace of a film of 4 Mbit/s: how long each waits for the first byte of a segment.
 * The viewers are threads of this process, so that client and server share the machine.
 */
final class ViewersBench {

    /** The last is the figure to reach; the others tell how far this machine carries. */
    private static final List<Integer> VIEWERS = List.of(250, 500, 1_000);

    private static final double BITS_PER_SECOND = 4e6;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 30;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final PortalServer server;

    /** Milliseconds to the first byte, of those fetched after the warm-up. */
    private final ConcurrentLinkedQueue<Double> waits = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<Integer> bytes = new ConcurrentLinkedQueue<>();

    ViewersBench(PortalServer server) {
        this.server = server;
    }

    void run(String media) throws InterruptedException {
        PortalClient viewer = server.signIn("viewer");
        List<String> segments = RoadBench.segments(viewer, viewer.getJson("/api/v1/media/" + media + "/playback"));
        for (int count : VIEWERS) {
            waits.clear();
            bytes.clear();
            run(count, segments);
        }
    }

    private void run(int count, List<String> segments) throws InterruptedException {
        long begin = System.nanoTime();
        int failed = 0;
        try (ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> all = java.util.stream.IntStream.range(0, count)
                    .mapToObj(number -> viewers.submit(() -> watch(number, count, segments, begin)))
                    .toList();
            for (Future<Void> one : all) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    failed++;
                    if (failed == 1) {
                        ServerBench.print("viewers     one failed: " + e.getCause());
                    }
                }
            }
        }
        double[] sorted =
                waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double gigabits = bytes.stream().mapToLong(Integer::longValue).sum() * 8 / 1e9 / SECONDS;
        ServerBench.print(String.format(
                Locale.ROOT,
                "viewers     %,d at 4 Mbit/s: %.2f of %.2f Gbit/s, first byte p50 %.1f ms, p99 %.1f ms (to reach 50), max %.0f ms, %d failed",
                count,
                gigabits,
                count * BITS_PER_SECOND / 1e9,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                failed));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private Void watch(int number, int count, List<String> segments, long begin)
            throws IOException, InterruptedException {
        URI base = server.base();
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
        double due = (double) number / count * 2;
        try (SocketChannel socket = SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()))) {
            for (int i = number; seconds(begin) < WARM_UP_SECONDS + SECONDS; i++) {
                TimeUnit.NANOSECONDS.sleep((long) ((due - seconds(begin)) * 1e9));
                long asked = System.nanoTime();
                int length = fetch(socket, base, segments.get(i % segments.size()), buffer, asked, due);
                due += length * 8 / BITS_PER_SECOND;
            }
        }
        return null;
    }

    private int fetch(SocketChannel socket, URI base, String path, ByteBuffer buffer, long asked, double due)
            throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + base.getHost() + ":" + base.getPort() + "\r\n\r\n";
        socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        buffer.clear();
        read(socket, buffer);
        double wait = (System.nanoTime() - asked) / 1e6;
        int headers = headerLength(buffer);
        while (headers < 0) {
            read(socket, buffer);
            headers = headerLength(buffer);
        }
        byte[] head = new byte[headers];
        buffer.get(0, head);
        String text = new String(head, StandardCharsets.US_ASCII);
        Matcher length = LENGTH.matcher(text);
        if (!text.startsWith("HTTP/1.1 200") || !length.find()) {
            throw new IOException(text);
        }
        int size = Integer.parseInt(length.group(1));
        for (int left = size - (buffer.position() - headers); left > 0; ) {
            buffer.clear();
            left -= read(socket, buffer);
        }
        if (due >= WARM_UP_SECONDS) {
            waits.add(wait);
            bytes.add(size);
        }
        return size;
    }

    private static int read(SocketChannel socket, ByteBuffer buffer) throws IOException {
        int n = socket.read(buffer);
        if (n < 0) {
            throw new EOFException("The server closed the connection");
        }
        return n;
    }

    /** Up to and with the empty line; -1 while it has not arrived. */
    private static int headerLength(ByteBuffer buffer) {
        byte[] end = {'\r', '\n', '\r', '\n'};
        byte[] at = new byte[4];
        for (int i = 0; i + 4 <= buffer.position(); i++) {
            buffer.get(i, at);
            if (Arrays.equals(at, end)) {
                return i + 4;
            }
        }
        return -1;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
