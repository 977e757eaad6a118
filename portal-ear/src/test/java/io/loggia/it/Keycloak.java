package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Keycloak as its own process, with a database of its own on a free port.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Keycloak KEYCLOAK = Keycloak.shared();
 *
 * KeycloakRealm staff = KEYCLOAK.realm("staff", KeycloakRealm.demo(portal.base(), "secret"));
 * }</pre>
 *
 * Tests share the server and make a realm each. One that stops it takes {@link #own} instead.
 */
public final class Keycloak implements BeforeAllCallback, AfterAllCallback {
    private static final String ADMIN = "root";
    private static final String ADMIN_PASSWORD = "only of this run";

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(3);
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Keycloak SHARED = new Keycloak(true);

    /** What is decided when the distribution is built, once, instead of at every start. The {@code loggia} script decides the same. */
    private static final Map<String, String> BUILD_SETTINGS =
            Map.of("KC_DB", "dev-file", "KC_CACHE", "local", "KC_HEALTH_ENABLED", "false");

    private final boolean sharedByAll;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Path folder = newFolder();
    private @Nullable Process process;

    private Keycloak(boolean sharedByAll) {
        this.sharedByAll = sharedByAll;
    }

    /** One server for all tests of this JVM: started by the first that needs it, stopped with the JVM. */
    public static Keycloak shared() {
        return SHARED;
    }

    /** A server for one test class. */
    public static Keycloak own() {
        return new Keycloak(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!sharedByAll) {
            stop();
            Trees.delete(folder.resolve("data"));
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Makes a realm of a representation, whose name is replaced by {@code name}. */
    public KeycloakRealm realm(String name, String representation) {
        return KeycloakRealm.create(admin(), name, representation);
    }

    /** The admin REST API, with all rights. */
    public KeycloakAdmin admin() {
        return new KeycloakAdmin(base(), ADMIN, ADMIN_PASSWORD);
    }

    /** Returns when the server is ready; does nothing when it runs already. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        buildOnce();
        process = launch(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + base(),
                "--db-url=jdbc:h2:file:" + folder.resolve("data").resolve("keycloak") + ";NON_KEYWORDS=VALUE"));
        awaitReady(process);
    }

    /** What a user sees of a provider that is down: connections are refused. Sessions and realms are kept. */
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                endForcibly(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        process = null;
    }

    /** What the server has written to its console in all its runs. */
    public String log() {
        try {
            return Files.readString(console());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Test classes run side by side in several virtual machines, of which one builds while the others wait. */
    private void buildOnce() {
        Path lock = distribution().resolve(".building-by-loggia");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid()) {
                buildIfNeeded();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void buildIfNeeded() throws IOException {
        Path marker = distribution().resolve(".built-by-loggia");
        Path built = distribution().resolve("lib").resolve("quarkus");
        // A distribution that was unpacked anew is not built, whatever was noted before.
        if (Files.exists(marker)
                && Files.getLastModifiedTime(marker).compareTo(Files.getLastModifiedTime(built)) >= 0) {
            return;
        }
        Process build = launch(List.of("build"));
        try {
            if (!build.waitFor(BUILD_LIMIT.toSeconds(), TimeUnit.SECONDS) || build.exitValue() != 0) {
                endForcibly(build);
                throw new IllegalStateException("Keycloak was not built, its console:\n" + log());
            }
            Files.deleteIfExists(marker);
            Files.createFile(marker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(distribution().resolve("bin").resolve("kc.sh").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("LOGGIA_"));
        environment.putAll(BUILD_SETTINGS);
        environment.putAll(Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms128m -Xmx384m",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN_PASSWORD));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        try {
            Process started = builder.start();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> endForcibly(started), "end of " + folder.getFileName()));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process started) {
        KeycloakAdmin admin = admin();
        try {
            Eventually.holds("Keycloak starts", START_LIMIT, () -> !started.isAlive() || admin.answers());
        } catch (AssertionError e) {
            endForcibly(started);
            throw new IllegalStateException("Keycloak did not become ready, its console:\n" + log(), e);
        }
        if (!started.isAlive()) {
            throw new IllegalStateException("Keycloak ended, its console:\n" + log());
        }
    }

    /** The script waits for the virtual machine that it has started, so both must go. */
    private static void endForcibly(Process script) {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    private Path console() {
        return folder.resolve("console.log");
    }

    private static Path distribution() {
        return Path.of(property("loggia.keycloak"));
    }

    private static Path newFolder() {
        try {
            Path scratch = Files.createDirectories(Path.of(property("loggia.scratch")));
            return Files.createTempDirectory(scratch, "keycloak-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run by Maven, or pass -D" + name);
        }
        return value;
    }
}
