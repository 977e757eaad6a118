package io.loggia.portal.storage.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Real S3 servers (S3Proxy, keeping all in memory) as processes of their own; one of each kind for all tests of this JVM. */
final class S3Server {

    static final String ACCESS_KEY = "loggia-test";
    static final String SECRET_KEY = "correct-horse-battery";

    /** What buckets are hosts below where they are hosts; nobody can look it up. */
    static final String HOST = "s3.loggia.test";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Path LIBRARIES = Path.of("s3proxy/target/lib");

    private static int port;
    private static int portOfHosts;

    private S3Server() {}

    static synchronized URI endpoint() {
        if (port == 0) {
            port = freePort();
            start(port, "");
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Of one that finds buckets in the name of the host. */
    static synchronized URI endpointOfHosts() {
        if (portOfHosts == 0) {
            portOfHosts = freePort();
            start(portOfHosts, "s3proxy.virtual-host=" + HOST);
        }
        return URI.create("http://127.0.0.1:" + portOfHosts);
    }

    private static void start(int port, String more) {
        try {
            Path folder = Files.createTempDirectory("s3proxy");
            Path properties = Files.writeString(
                    folder.resolve("s3proxy.conf"), """
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    s3proxy.endpoint=http://127.0.0.1:%d
                    jclouds.provider=transient-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    %s
                    """.formatted(ACCESS_KEY, SECRET_KEY, port, more));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:TieredStopAtLevel=1",
                            "-DLOG_LEVEL=warn",
                            "-cp",
                            LIBRARIES.toAbsolutePath() + "/*",
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            properties.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process, int port) throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IOException("The S3 server did not start", e);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
