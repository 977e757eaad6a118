package io.loggia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The packaged server as its own process, with a data folder of its own on a free port.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PortalServer SERVER = PortalServer.shared();
 *
 * PortalClient author = SERVER.signIn("author");
 * }</pre>
 *
 * A test that kills, reconfigures or fills its server takes {@link #own} instead, so that it disturbs no other.
 */
public final class PortalServer implements BeforeAllCallback, AfterAllCallback {
    public static final String DEMO_PASSWORD = "correct horse battery";

    /** The {@link ResourceLock} of test classes on {@link #shared()}. */
    public static final String SHARED = "the shared server";

    /** The {@link ResourceLock} of test classes on {@link #demo()}. */
    public static final String DEMO = "the server with films";

    /** The {@link ResourceLock} of test classes on {@link #sso()}. */
    public static final String SSO = "the server with single sign-on";

    /** The {@link ResourceLock} of test classes on {@link #onPostgres()}. */
    public static final String ON_POSTGRES = "the server on PostgreSQL";

    /** The {@link ResourceLock} of test classes on {@link #mortal()}. */
    public static final String MORTAL = "the server that tests kill";

    /** What an author may upload there, in bytes. */
    static final long MORTAL_QUOTA = 200_000_000;

    /** On how many devices a person may watch there. */
    static final int MORTAL_DEVICES = 4;

    /** Liberty's message when the application fails: the server itself stays up, and waiting longer is of no use. */
    private static final String APPLICATION_NOT_STARTED = "CWWKZ0002E";

    /** What hangs is told with its threads; a start beside three other servers and a browser on two cores is only slow. */
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int LAST_LINES = 60;

    /**
     * To make clips takes longer than most tests, the contract is a seventh of a start, and with the agent that counts for
     * {@code /metrics} no JVM takes classes out of an archive.
     */
    private static final Map<String, String> LEAN = Map.of(
            "LOGGIA_DEMO_CLIPS", "false",
            "MP_OPENAPI_SCAN_DISABLE", "true",
            "WLP_SKIP_BOOTSTRAP_AGENT", "true");

    /** A start in a work area that another server has left takes half as long as one in an empty one. */
    private static final Queue<Path> WARM_WORK_AREAS = new ConcurrentLinkedQueue<>();

    /**
     * The classes of a server, verified and laid out, which spares others a fifth of a start. The first that stops in order
     * writes it; an unfinished one is as good as none. JVMs that know no such archives ignore what is said of it.
     */
    private static final Path ARCHIVE_OF_CLASSES = newFolder("classes-").resolve("server.jsa");

    private static final AtomicReference<@Nullable PortalServer> ARCHIVIST = new AtomicReference<>();

    private static final PortalServer FOR_ALL =
            new PortalServer(SHARED, Map.of("LOGGIA_DEMO_CLIPS", "false"), /* isLean= */ false);
    private static final PortalServer WITH_FILMS = new PortalServer(DEMO, Map.of(), /* isLean= */ false);
    private static final PortalServer TO_BE_KILLED = new PortalServer(
            MORTAL,
            Map.of(
                    "LOGGIA_OUTGOING_ALLOWED", "127.0.0.1",
                    "LOGGIA_PROCESSING_BACK_OFF", "PT0.5S",
                    "LOGGIA_PROCESSING_HEARTBEAT", "PT0.5S",
                    "LOGGIA_UPLOAD_COMMIT_BYTES", "1048576",
                    "LOGGIA_UPLOAD_MAX_BYTES", "50000000000000",
                    "LOGGIA_STORAGE_AUTHOR_QUOTA_BYTES", Long.toString(MORTAL_QUOTA),
                    "LOGGIA_LEARNING_DEVICES_AT_ONCE", Integer.toString(MORTAL_DEVICES),
                    "LOGGIA_MEDIA_URL_BOUND_TO_NETWORK", "true",
                    // More players report at a time than there are connections: none may keep one while it waits.
                    "LOGGIA_DATABASE_POOL_SIZE", "4",
                    // A film is watched there within a second; whether the clock pays for it is tested elsewhere.
                    "LOGGIA_LEARNING_CREDIT_TOLERANCE", "PT10M"),
            /* isLean= */ true);
    private static final PortalServer WITH_SSO = new PortalServer(
            SSO,
            Map.of(
                    "LOGGIA_DEMO_CLIPS", "false",
                    "LOGGIA_OUTGOING_ALLOWED", "127.0.0.1",
                    "LOGGIA_OUTGOING_ANSWER_TIMEOUT", "PT5S",
                    "LOGGIA_SSO_CHECK_EVERY", "PT1S",
                    "LOGGIA_ANALYTICS_VIEWING_OF_PERSONS", "true"),
            /* isLean= */ false);

    private final @Nullable String lock;
    private final boolean isLean;
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();
    private final Path folder = newFolder("server-");
    private @Nullable Path workArea;
    private @Nullable Process process;

    /** @param lock of the test classes that share it, one after the other; null when it is one class's own */
    private PortalServer(@Nullable String lock, Map<String, String> settings, boolean isLean) {
        this.lock = lock;
        this.isLean = isLean;
        if (isLean) {
            this.settings.putAll(LEAN);
        }
        this.settings.putAll(settings);
    }

    /** One server for all tests: started by the first that needs it, stopped with the JVM. There are no demo clips. */
    public static PortalServer shared() {
        return FOR_ALL;
    }

    /** Another one for all tests, as people get it at first: with the films of the demo organisation ({@link DemoClips}). */
    public static PortalServer demo() {
        return WITH_FILMS;
    }

    /**
     * Another one for all tests, which may call identity providers of this machine and asks them about a
     * session every second. Each test brings a provider of its own. Reports may tell of single persons there. There are no
     * demo clips.
     */
    public static PortalServer sso() {
        return WITH_SSO;
    }

    /** Another one for all tests, on a PostgreSQL, which may call identity providers of this machine. */
    public static PortalServer onPostgres() {
        return OnPostgres.SERVER;
    }

    /**
     * Another one, lean as {@link #own}, for tests that kill their server and start it again, that want its limits low, or
     * that have it call this machine. Each leaves it running.
     */
    public static PortalServer mortal() {
        return TO_BE_KILLED;
    }

    /** Starts the database when it is asked for. */
    private static final class OnPostgres {
        static final PortalServer SERVER =
                new PortalServer(ON_POSTGRES, withOutgoing(Postgres.settings()), /* isLean= */ false);

        private static Map<String, String> withOutgoing(Map<String, String> database) {
            Map<String, String> all = new HashMap<>(database);
            all.put("LOGGIA_OUTGOING_ALLOWED", "127.0.0.1");
            all.put("LOGGIA_DEMO_CLIPS", "false");
            return all;
        }
    }

    /**
     * A server for one test class, with settings given as environment variables. Unless they say otherwise, it is lean:
     * without demo clips, without a contract at {@code /openapi}, and without what the server counts of itself at
     * {@code /metrics}.
     */
    public static PortalServer own(Map<String, String> settings) {
        return new PortalServer(null, settings, /* isLean= */ true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (lock != null && !isHeldBy(context.getRequiredTestClass(), lock)) {
            throw new IllegalStateException("say @ResourceLock(\"" + lock + "\"): two classes run at a time");
        }
        start();
    }

    private static boolean isHeldBy(Class<?> test, String lock) {
        return AnnotationSupport.findRepeatableAnnotations(test, ResourceLock.class).stream()
                .anyMatch(held -> held.value().equals(lock));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (lock == null) {
            stop();
            Trees.delete(home());
            giveBackWorkArea();
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** LOGGIA_HOME. */
    public Path home() {
        return folder.resolve("data");
    }

    public PortalClient anonymous() {
        return new PortalClient(base());
    }

    /** A client in a new session of the demo account of that name. */
    public PortalClient signIn(String username) {
        PortalClient client = anonymous();
        client.signIn(username, DEMO_PASSWORD);
        return client;
    }

    /** Returns when the server is ready; does nothing when it runs already. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        process = launch();
        awaitReady(process);
    }

    /** {@code kill -9}: nothing gets the chance to be flushed. */
    public synchronized void kill() {
        end(Process::destroyForcibly);
        ARCHIVIST.compareAndSet(this, null);
    }

    /** An orderly stop, as a process manager does it. */
    public synchronized void stop() {
        end(Process::destroy);
    }

    /** Kills and starts again on the same data and port. */
    public synchronized void killAndRestart() {
        kill();
        start();
    }

    /** Kills and starts again on the same data and port with more settings, which stay. */
    public synchronized void killAndRestart(Map<String, String> more) {
        kill();
        settings.putAll(more);
        start();
    }

    /** The server's process and those it has started; none when it is stopped. */
    public synchronized Stream<ProcessHandle> processes() {
        return process == null ? Stream.empty() : Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Stands still as it is, as a machine does that sleeps or swaps: nobody sees it end. */
    public void freeze() {
        signal("-STOP");
    }

    /** Goes on as if nothing had been. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes().forEach(each -> command.add(Long.toString(each.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the server has written to its console and log in all its runs. */
    public String log() {
        try {
            return Files.readString(consoleLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each of the server's threads is at. */
    public String threads() {
        return threadsOf(Objects.requireNonNull(process, "the server does not run"));
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(List.of(serverProgram().toString(), "run", "loggia"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LOGGIA_"));
        environment.putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "WLP_OUTPUT_DIR", workArea().toString(),
                "WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO",
                "JVM_ARGS", jvmArguments(),
                "LOGGIA_HOME", home().toString(),
                "LOGGIA_PORT", Integer.toString(port),
                "LOGGIA_DEMO_PASSWORD", DEMO_PASSWORD));
        environment.putAll(settings);
        if (isLean) {
            // Servers that many tests share unpack theirs, as those of users do.
            environment.putIfAbsent("LOGGIA_PROCESSING_FFMPEG", Films.programs().toString());
        }
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(consoleLog().toFile()));
        try {
            Files.createDirectories(home());
            Process started = builder.start();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(started::destroyForcibly, "end of " + folder.getFileName()));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jvmArguments() {
        if (!isLean) {
            return System.getProperty("loggia.jvm.arguments.shared", "");
        }
        String usual = System.getProperty("loggia.jvm.arguments", "") + " -Xlog:disable";
        if (Files.exists(ARCHIVE_OF_CLASSES)) {
            return usual + " -XX:SharedArchiveFile=" + ARCHIVE_OF_CLASSES;
        }
        // One that lives as long as the tests stops too late for them.
        boolean writes = lock == null && (ARCHIVIST.compareAndSet(null, this) || ARCHIVIST.get() == this);
        return writes ? usual + " -XX:ArchiveClassesAtExit=" + ARCHIVE_OF_CLASSES : usual;
    }

    private void awaitReady(Process started) {
        Instant limit = Instant.now().plus(START_LIMIT);
        PortalClient probe = anonymous();
        while (!probe.isReady()) {
            boolean hopeless = !started.isAlive() || log().contains(APPLICATION_NOT_STARTED);
            if (hopeless || Instant.now().isAfter(limit)) {
                String threads = hopeless ? "" : threadsOf(started);
                started.destroyForcibly();
                throw new IllegalStateException(
                        "the server did not become ready, the end of its console:\n" + lastLines(log()) + threads);
            }
            pause();
        }
    }

    /** What a server that hangs waits for. */
    private static String threadsOf(Process server) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Path dump = Files.createTempFile("threads", ".txt");
            new ProcessBuilder(tool.toString(), Long.toString(server.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(dump.toFile())
                    .start()
                    .waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            String threads = Files.readString(dump);
            Files.delete(dump);
            return "\nits threads:\n" + threads;
        } catch (IOException e) {
            return "\nno threads: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastLines(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private void end(Consumer<Process> signal) {
        if (process == null) {
            return;
        }
        signal.accept(process);
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the server did not stop within " + STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        process = null;
    }

    private Path consoleLog() {
        return folder.resolve("console.log");
    }

    /** What the server keeps between starts: caches of its own, and nothing of the portal's. */
    private Path workArea() {
        Path known = workArea;
        if (known == null) {
            Path warm = WARM_WORK_AREAS.poll();
            known = warm == null ? folder.resolve("server") : warm;
            workArea = known;
        }
        return known;
    }

    private void giveBackWorkArea() {
        Path used = workArea;
        workArea = null;
        if (used != null) {
            WARM_WORK_AREAS.add(used);
        }
    }

    private static Path serverProgram() {
        return Path.of(property("loggia.server"), "bin", "server");
    }

    private static Path newFolder(String prefix) {
        try {
            Path scratch = Files.createDirectories(Path.of(property("loggia.scratch")));
            return Files.createTempDirectory(scratch, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run by Maven, or pass -D" + name);
        }
        return value;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
