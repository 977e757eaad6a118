package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts a process, drains both of its streams, and never leaves it running. */
final class ProcessRunner {

    static final int MAX_OUTPUT_CHARS = 8 * 1024 * 1024;

    private static final System.Logger LOGGER = System.getLogger(ProcessRunner.class.getName());
    private static final int ERROR_TAIL_CHARS = 8 * 1024;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(2);

    // The kernel's parent-death signal is sent when the *thread* that started the child ends. Pool threads come and
    // go, so all children are started by one thread that lasts as long as the virtual machine.
    private static final ExecutorService LAUNCHER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("media-launcher").factory());

    /** @param lines takes standard output line by line; null to have it returned */
    record Start(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            Duration timeout,
            Duration stall,
            @Nullable Consumer<String> lines) {}

    private final Start start;
    private final StringBuilder output = new StringBuilder();
    private final StringBuilder errors = new StringBuilder();
    private final AtomicLong lastSignOfLife = new AtomicLong(System.nanoTime());
    private volatile boolean flooded;

    private ProcessRunner(Start start) {
        this.start = start;
    }

    static ToolResult run(Start start) throws InterruptedException {
        return new ProcessRunner(start).run();
    }

    private ToolResult run() throws InterruptedException {
        LOGGER.log(Level.DEBUG, () -> "Starting " + CommandLine.quoted(start.command()));
        long began = System.nanoTime();
        Process process = launch();
        Thread out = pump("out", process.getInputStream(), this::takeOutput);
        Thread err = pump("err", process.getErrorStream(), this::takeError);
        try {
            await(process, began);
            out.join(GRACE);
            err.join(GRACE);
        } finally {
            end(process);
        }
        synchronized (errors) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            return new ToolResult(process.exitValue(), output.toString(), errors.toString(), elapsed);
        }
    }

    private Process launch() throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(start.command())
                .directory(start.folder().toFile())
                .redirectInput(new File("/dev/null"));
        // The server's environment may hold secrets.
        builder.environment().clear();
        builder.environment().putAll(start.environment());
        Future<Process> starting = LAUNCHER.submit(builder::start);
        try {
            return starting.get();
        } catch (InterruptedException e) {
            // It may have started by now, and nobody else knows of it. The launcher gets here behind the start.
            LAUNCHER.execute(() -> endUnknown(starting));
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException("Cannot start " + start.command().getFirst(), cause);
            }
            throw new IllegalStateException("Cannot start " + start.command().getFirst(), e);
        }
    }

    private void endUnknown(Future<Process> starting) {
        if (starting.state() == Future.State.SUCCESS) {
            Process process = starting.resultNow();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            endBuilders(start.command());
        }
    }

    /**
     * A jail that is killed while it is being built leaves behind who was building it: the signal that ties them
     * together is not set yet.
     */
    private static void endBuilders(List<String> command) {
        Sandbox.nameOf(command)
                .ifPresent(name -> ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(name))
                        .forEach(ProcessHandle::destroyForcibly));
    }

    private void await(Process process, long began) throws InterruptedException {
        while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            long now = System.nanoTime();
            if (now - began > start.timeout().toNanos()) {
                throw late("It took longer than " + words(start.timeout()) + ".");
            }
            if (now - lastSignOfLife.get() > start.stall().toNanos()) {
                throw late("It made no progress for " + words(start.stall()) + ".");
            }
            if (flooded) {
                throw new ToolException(ErrorCode.MEDIA_LIMIT, "The file describes too much to read.", "");
            }
        }
    }

    private ToolException late(String detail) {
        synchronized (errors) {
            return new ToolException(ErrorCode.PROCESS_TIMEOUT, detail, errors.toString());
        }
    }

    private static String words(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0
                ? time.toSeconds() + " seconds"
                : time.toMinutes() + " minutes";
    }

    private Thread pump(String name, InputStream stream, Consumer<String> taker) {
        return Thread.ofPlatform().daemon().name("media-" + name).start(() -> {
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                BoundedLines lines = new BoundedLines(reader, MAX_OUTPUT_CHARS);
                for (String line = lines.next(); line != null; line = lines.next()) {
                    lastSignOfLife.set(System.nanoTime());
                    taker.accept(line);
                }
            } catch (IOException e) {
                // The stream of a process that was killed breaks off; its end is seen by waiting for it.
                LOGGER.log(Level.TRACE, "A stream broke off", e);
            }
        });
    }

    private void takeOutput(String line) {
        if (start.lines() != null) {
            start.lines().accept(line);
        } else if (output.length() + line.length() < MAX_OUTPUT_CHARS) {
            output.append(line).append('\n');
        } else {
            flooded = true;
        }
    }

    private void takeError(String line) {
        if (line.endsWith(ElfLibrary.NOTE) || line.contains(ElfLibrary.NOTE + " (")) {
            return;
        }
        synchronized (errors) {
            errors.append(line.length() > 1000 ? line.substring(0, 1000) : line).append('\n');
            if (errors.length() > 2 * ERROR_TAIL_CHARS) {
                errors.delete(0, errors.length() - ERROR_TAIL_CHARS);
            }
        }
    }

    /** Asks, waits a moment, then kills, the children of the process included; kills also when it is interrupted. */
    private void end(Process process) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        boolean early = process.isAlive();
        try {
            if (early) {
                process.destroy();
                family.forEach(ProcessHandle::destroy);
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            if (early) {
                endBuilders(start.command());
            }
        }
        process.waitFor();
        for (ProcessHandle member : family) {
            awaitEnd(member);
        }
    }

    /** A killed process stays for the moment that the kernel needs to take its memory back. */
    private static void awaitEnd(ProcessHandle member) throws InterruptedException {
        try {
            member.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.log(Level.WARNING, "Process " + member.pid() + " does not end", e);
        }
    }
}
