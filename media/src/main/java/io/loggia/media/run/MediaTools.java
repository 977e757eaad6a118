package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs FFmpeg's programs, Tesseract and whisper.cpp in the sandbox. */
public final class MediaTools {

    private static final System.Logger LOGGER = System.getLogger(MediaTools.class.getName());

    private final FfmpegInstallation installation;
    private final Sandbox sandbox;

    public MediaTools(FfmpegInstallation installation, Sandbox sandbox) {
        this.installation = installation;
        this.sandbox = sandbox;
    }

    public String ffmpegVersion() {
        return installation.version();
    }

    /** Which build of the programs it is, for what holds as long as it stays the same. */
    public String build() {
        return installation.build();
    }

    public SandboxReport sandboxReport() {
        return sandbox.report();
    }

    /**
     * Runs to the end and returns what was written to standard output.
     *
     * @throws ToolException when it fails or takes too long
     * @throws InterruptedException when the caller gave up; the process is gone by then
     */
    public String run(ToolCall call) throws InterruptedException {
        return succeeded(attempt(call)).output();
    }

    /** As {@link #run(ToolCall)}, telling how far it has come; adds the argument that makes FFmpeg say so. */
    public void run(ToolCall call, Progress.Listener listener) throws InterruptedException {
        List<String> program = program(call);
        program.addAll(1, List.of("-progress", "pipe:1", "-stats_period", "0.5"));
        succeeded(start(call, program, new ProgressReader(listener)));
    }

    /** As {@link #run(ToolCall)}, but a failure is an answer too. */
    public ToolResult attempt(ToolCall call) throws InterruptedException {
        return start(call, program(call), null);
    }

    /** As {@link #attempt}, for the program that reads text off pictures. */
    public ToolResult attempt(ToolCall call, TesseractInstallation tesseract, Path languageData)
            throws InterruptedException {
        List<String> program = new ArrayList<>(List.of(tesseract.program().toString()));
        program.addAll(call.arguments());
        return start(call, program, tesseract.folder().toString(), List.of(tesseract.folder(), languageData), null);
    }

    /** As {@link #attempt}, for the engine that writes down what is spoken. */
    public ToolResult attempt(ToolCall call, WhisperInstallation whisper, Path model) throws InterruptedException {
        List<Path> readable = new ArrayList<>(whisper.readable());
        readable.add(model);
        return start(call, whisper.command(call.arguments()), whisper.libraries(), readable, null);
    }

    private List<String> program(ToolCall call) {
        List<String> program = new ArrayList<>();
        switch (call.tool()) {
            case FFMPEG -> {
                program.add(installation.ffmpeg().toString());
                program.addAll(List.of("-hide_banner", "-nostdin", "-nostats"));
            }
            case FFPROBE -> {
                program.add(installation.ffprobe().toString());
                program.add("-hide_banner");
            }
            case TESSERACT, WHISPER -> throw new IllegalArgumentException(call.tool() + " is no program of FFmpeg's");
        }
        program.addAll(call.arguments());
        return program;
    }

    private ToolResult start(ToolCall call, List<String> program, @Nullable Consumer<String> lines)
            throws InterruptedException {
        return start(call, program, installation.folder().toString(), List.of(installation.folder()), lines);
    }

    private ToolResult start(
            ToolCall call,
            List<String> program,
            String libraries,
            List<Path> readable,
            @Nullable Consumer<String> lines)
            throws InterruptedException {
        LOGGER.log(Level.DEBUG, () -> "Media process: " + CommandLine.quoted(program));
        List<String> command = sandbox.wrap(call, readable, program);
        Map<String, String> environment = Map.of(
                "PATH", Sandbox.path(),
                "LD_LIBRARY_PATH", libraries,
                "LC_ALL", "C",
                "TMPDIR", "/tmp",
                // Each arena of the C library reserves 64 MiB of the address space that is limited.
                "MALLOC_ARENA_MAX", "2");
        try {
            return ProcessRunner.run(new ProcessRunner.Start(
                    command,
                    call.workingFolder(),
                    environment,
                    call.limits().timeout(),
                    call.limits().stall(),
                    lines));
        } catch (UncheckedIOException e) {
            throw new ToolException(
                    ErrorCode.UNAVAILABLE, "Media processes cannot be started on this server.", e.toString());
        }
    }

    private static ToolResult succeeded(ToolResult result) {
        if (result.succeeded()) {
            return result;
        }
        ToolException failure = FailureReason.of(result);
        LOGGER.log(Level.INFO, "A media process ended with code {0}: {1}", result.exitCode(), result.errors());
        throw failure;
    }
}
