package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server of other people, written in Java and listening on a port, as its own process. It ends with this JVM at the latest. */
final class JavaServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path libraries;
    private final Path log;
    private final int port;
    private @Nullable Process process;

    /**
     * @param libraries folder of its jars, below the root of the sources
     * @param log what it writes to its console, of all its runs
     */
    JavaServer(Path libraries, Path log, int port) {
        this.libraries = Path.of(System.getProperty("loggia.root")).resolve(libraries);
        this.log = log;
        this.port = port;
    }

    /**
     * Returns when it takes connections.
     *
     * @param arguments options of the JVM, the main class and what that is given
     */
    void start(String... arguments) throws IOException {
        Process started = launch(arguments);
        process = started;
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!listens()) {
            if (!started.isAlive() || Instant.now().isAfter(limit)) {
                throw new IOException("It did not start:\n" + Files.readString(log));
            }
            Pause.millis(50);
        }
    }

    /** Has another program of the same libraries do its work. */
    void run(String... arguments) throws IOException, InterruptedException {
        int status = launch(arguments).waitFor();
        if (status != 0) {
            throw new IOException("It ended with " + status + ":\n" + Files.readString(log));
        }
    }

    /** As when the machine it runs on is gone. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** @param signal such as {@code -STOP} */
    void signal(String signal) {
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

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                libraries + "/*"));
        command.addAll(List.of(arguments));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "end of " + log.getFileName()));
        return started;
    }
}
