package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A real nginx in a folder of its own, by the chart's {@code nginx.conf}, with one of the chart's configurations or another. */
public final class Nginx {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(String name, Path folder, int port, Process process) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(program());
    }

    /**
     * Starts it in front of a server.
     *
     * @param template a file of {@code helm/loggia/files}
     */
    public static Nginx before(PortalServer server, String template, String secret) {
        return before(server, template, secret, text -> text);
    }

    /** The same with something changed in the configuration. */
    static Nginx before(PortalServer server, String template, String secret, UnaryOperator<String> change) {
        int port = Ports.free();
        Map<String, String> variables = new HashMap<>(Map.of(
                "LOGGIA_ORIGIN",
                server.base().getAuthority(),
                "LOGGIA_EDGE_SECRET",
                secret,
                "LOGGIA_MEDIA",
                server.home().toAbsolutePath().resolve("media").toString(),
                "EDGE_PORT",
                "127.0.0.1:" + port,
                "EDGE_CACHE_SIZE",
                "1g"));
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("loggia.scratch")), "nginx-");
            variables.put("EDGE_CACHE", folder.resolve("cache").toString());
            String text = ofTheChart(template);
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                text = text.replace("${" + variable.getKey() + "}", variable.getValue());
            }
            text = withLogsIn(folder, text).replace("buffer=64k flush=5s", "");
            Files.writeString(folder.resolve("edge.conf"), change.apply(text));
            return start(template, folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts it with other servers than the chart's.
     *
     * @param servers what stands in {@code http}; may name {@code access.log} in its folder
     */
    static Nginx of(String name, int port, String servers) {
        try {
            Path folder = Files.createTempDirectory(Path.of(System.getProperty("loggia.scratch")), "nginx-");
            Files.writeString(folder.resolve("edge.conf"), servers);
            return start(name, folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Nginx start(String name, Path folder, int port) throws IOException {
        // The chart's folders are those of its image.
        String around = ofTheChart("nginx.conf")
                .replace("/etc/nginx/conf.d/*.conf", "edge.conf")
                .replace("/tmp/", "");
        Files.writeString(folder.resolve("nginx.conf"), withLogsIn(folder, around));
        String user = "root".equals(System.getProperty("user.name")) ? " user root;" : "";
        Process process = new ProcessBuilder(
                        program().toString(),
                        "-p",
                        folder.toAbsolutePath() + "/",
                        "-c",
                        "nginx.conf",
                        "-g",
                        "daemon off;" + user,
                        "-e",
                        folder.resolve("start.log").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
        Nginx nginx = new Nginx(name, folder, port, process);
        Eventually.holds("nginx listens", LIMIT, nginx::listens);
        return nginx;
    }

    private static String ofTheChart(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("loggia.root"), "helm", "loggia", "files", file));
    }

    /** A pipe of a child process is no file that nginx could open anew. */
    private static String withLogsIn(Path folder, String configuration) {
        return configuration
                .replace("/dev/stdout", folder.resolve("access.log").toString())
                .replace("/dev/stderr", folder.resolve("error.log").toString());
    }

    @Override
    public String toString() {
        return name;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** One line for each answer so far. */
    public String accessLog() {
        return read("access.log");
    }

    /** What went wrong so far, as far as the configuration has it told. */
    String errorLog() {
        return read("error.log");
    }

    private String read(String log) {
        try {
            return Files.readString(folder.resolve(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing can be written into its cache. Not by permissions, which the super user has all of. */
    void loseCache() {
        Path cache = folder.resolve("cache");
        Trees.delete(cache);
        try {
            Files.createFile(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Trees.delete(folder);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx ended: " + folder);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where nginx is installed; just its name where it is in none of the usual places. */
    public static Path program() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("nginx"));
    }
}
