package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real S3 server (S3Proxy) as its own process. Its objects are files of one folder, in which a test may look and spoil. */
final class S3Server implements BeforeAllCallback, AfterAllCallback {
    static final String BUCKET = "originals";
    static final String ACCESS_KEY = "loggia-test";
    static final String SECRET_KEY = "correct-horse-battery";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path folder = newFolder();
    private final int port = Ports.free();
    private @Nullable Process process;

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            Files.createDirectories(objects());
            process = start();
            await(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a server that is to use this one as its second store. */
    Map<String, String> settings() {
        return Map.of(
                "LOGGIA_STORAGE_OTHER",
                "s3",
                "LOGGIA_STORAGE_S3_ENDPOINT",
                endpoint().toString(),
                "LOGGIA_STORAGE_S3_BUCKET",
                BUCKET,
                "LOGGIA_STORAGE_S3_ACCESS_KEY",
                ACCESS_KEY,
                "LOGGIA_STORAGE_S3_SECRET_KEY",
                SECRET_KEY);
    }

    /** As when the machine it runs on is gone. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** It takes connections and answers nobody, as one does whose disks hang. */
    void freeze() {
        signal("-STOP");
    }

    /** It goes on as if nothing had been. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        try {
            new ProcessBuilder("kill", signal, Long.toString(running.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** It comes back with all it had. */
    void restart() throws IOException {
        process = start();
        await(process);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the bucket's objects are. */
    Path objects() {
        return folder.resolve("buckets").resolve(BUCKET);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null) {
            process.destroyForcibly();
        }
        Trees.delete(folder);
    }

    private Process start() throws IOException {
        Path properties = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.endpoint=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                jclouds.identity=unused
                jclouds.credential=unused
                """.formatted(
                        ACCESS_KEY, SECRET_KEY, endpoint(), folder.resolve("buckets")));
        Path libraries = Path.of(System.getProperty("loggia.root"), "portal-web", "s3proxy", "target", "lib");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-DLOG_LEVEL=warn",
                        "-cp",
                        libraries + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
    }

    private void await(Process started) throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!started.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IOException("The S3 server did not start", e);
                }
                Pause.millis(50);
            }
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("s3proxy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
