package io.loggia.media.whisper;

import io.loggia.domain.ErrorCode;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import io.loggia.media.run.ToolResult;
import io.loggia.media.run.WhisperInstallation;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.SpeechSound;
import io.loggia.media.speech.Transcriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * whisper.cpp on this machine. The library runs in a Java process of its own and in the sandbox: it is not made for files
 * that lie, and what it breaks or takes is not the server's.
 */
public final class WhisperTranscriber implements Transcriber {

    private static final System.Logger LOGGER = System.getLogger(WhisperTranscriber.class.getName());

    /** A large model on few processors takes many times as long as was spoken, more so where all else goes first. */
    private static final int WAIT_FOR_EACH = 24;

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(5);

    /** What hearing takes beside the model itself: the Java runtime, its threads, and room to compute in. */
    private static final long ROOM_BYTES = 3L << 30;

    private static final int ABORTED = 128 + 6;
    private static final int KILLED = 128 + 9;
    private static final int CPU_TIME_EXCEEDED = 128 + 24;

    private static final String SAMPLES = "whisper.pcm";
    private static final String AUTOMATIC = "auto";

    /** As the C++ and Java runtimes and the library say it, whichever met the limit. */
    private static final List<String> NO_MEMORY = List.of(
            "std::bad_alloc",
            "insufficient memory",
            "failed to allocate",
            "OutOfMemoryError",
            "Could not reserve",
            "Cannot allocate memory");

    private final MediaTools tools;
    private final WhisperInstallation installation;
    private final SpeechSound sound;
    private final WhisperModels models;
    private final String model;
    private final int threads;

    /**
     * @param model a file's name
     * @param threads to compute with
     */
    public WhisperTranscriber(
            MediaTools tools,
            WhisperInstallation installation,
            SpeechSound sound,
            WhisperModels models,
            String model,
            int threads) {
        this.tools = tools;
        this.installation = installation;
        this.sound = sound;
        this.models = models;
        this.model = model;
        this.threads = threads;
    }

    /** @throws WhisperException with the reason */
    @Override
    public Heard hear(Path flac, Duration length, @Nullable String language) throws InterruptedException {
        Path file = models.find(model);
        Duration wait = length.multipliedBy(WAIT_FOR_EACH);
        Duration timeout = wait.compareTo(SHORTEST_WAIT) > 0 ? wait : SHORTEST_WAIT;
        return hear(flac, language, file, Limits.hearing(timeout, threads, memoryFor(file)));
    }

    Heard hear(Path flac, @Nullable String language, Path file, Limits limits) throws InterruptedException {
        String spoken = language == null ? AUTOMATIC : WhisperLanguage.of(language);
        Path samples = flac.resolveSibling(SAMPLES);
        try {
            sound.samples(flac, samples);
            List<String> arguments = List.of(file.toString(), samples.toString(), spoken, Integer.toString(threads));
            return heard(tools.attempt(ToolCall.whisper(arguments, samples, limits), installation, file));
        } catch (ToolException e) {
            throw new WhisperException(trouble(e.code()), e);
        } finally {
            delete(samples);
        }
    }

    private static long memoryFor(Path file) {
        try {
            long bytes = Files.size(file);
            return bytes + bytes / 4 + ROOM_BYTES;
        } catch (IOException e) {
            throw new WhisperException(WhisperTrouble.NO_MODEL, e);
        }
    }

    private static Heard heard(ToolResult result) {
        if (result.succeeded()) {
            return WhisperLines.read(result.output());
        }
        LOGGER.log(Level.INFO, "The speech engine ended with code {0}: {1}", result.exitCode(), result.errors());
        throw new WhisperException(
                WhisperLines.trouble(result.output()).orElseGet(() -> trouble(result.exitCode(), result.errors())));
    }

    /** Of a process that could not tell it any more. */
    static WhisperTrouble trouble(int exitCode, String errors) {
        if (NO_MEMORY.stream().anyMatch(errors::contains)) {
            return WhisperTrouble.OUT_OF_MEMORY;
        }
        return switch (exitCode) {
            case KILLED -> WhisperTrouble.KILLED;
            case CPU_TIME_EXCEEDED -> WhisperTrouble.TIMEOUT;
            default -> exitCode >= ABORTED ? WhisperTrouble.CRASHED : WhisperTrouble.NOT_STARTED;
        };
    }

    private static WhisperTrouble trouble(ErrorCode code) {
        return switch (code) {
            case PROCESS_TIMEOUT -> WhisperTrouble.TIMEOUT;
            case UNAVAILABLE -> WhisperTrouble.NOT_STARTED;
            case MEDIA_LIMIT -> WhisperTrouble.BAD_ANSWER;
            default -> WhisperTrouble.NO_SOUND;
        };
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the sound", e);
        }
    }
}
