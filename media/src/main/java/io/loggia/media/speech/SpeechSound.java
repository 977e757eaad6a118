package io.loggia.media.speech;

import io.loggia.domain.ErrorCode;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/**
 * The sound of a film as engines want it: one channel of 16 kHz, in FLAC, which all of them read and which loses nothing.
 * It is taken out once and then cut, so that times are exact whatever the film's container makes of seeking.
 */
public final class SpeechSound {

    private static final int RATE = 16_000;
    private static final String PART = "sound.part";
    private static final String WINDOW = "window.pcm";
    private static final int HEADER_BYTES = 26;
    private static final long MOST_PIECE_BYTES = 64L << 20;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration CUT_TIMEOUT = Duration.ofMinutes(2);

    private final MediaTools tools;
    private final int processors;
    private final long memoryBytes;

    /** @param memoryBytes address space that a process may have */
    public SpeechSound(MediaTools tools, int processors, long memoryBytes) {
        this.tools = tools;
        this.processors = processors;
        this.memoryBytes = memoryBytes;
    }

    /**
     * Takes the first sound track out. What begins late or has gaps is filled with silence, so times are those of the film.
     *
     * @param sound where it is to lie; there is nothing until all of it is there
     */
    public void take(MediaInfo info, Path source, Path sound, DoubleConsumer progress) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-max_alloc", "1000000000"));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source)));
        arguments.addAll(List.of("-map", "0:" + info.audio().getFirst().index(), "-map_metadata", "-1"));
        arguments.addAll(List.of("-af", "aresample=" + RATE + ":async=1:first_pts=0", "-ac", "1"));
        arguments.addAll(List.of("-sample_fmt", "s16", "-c:a", "flac", "-f", "flac", PART));
        Path folder = Objects.requireNonNull(sound.getParent());
        Duration length = info.duration();
        Duration timeout = length.compareTo(SHORTEST_TIMEOUT) > 0 ? length : SHORTEST_TIMEOUT;
        double seconds = Math.max(1, length.toMillis() / 1000.0);
        tools.run(
                ToolCall.ffmpeg(arguments, source, folder, Limits.encoding(timeout, processors, memoryBytes)),
                now -> progress.accept(Math.min(1, now.position().toMillis() / 1000.0 / seconds)));
        try {
            Files.move(folder.resolve(PART), sound, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the sound", e);
        }
    }

    /** A tone of two seconds, to see whether an engine answers at all. */
    public void tone(Path sound) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-f", "lavfi"));
        arguments.addAll(List.of("-i", "sine=frequency=440:sample_rate=" + RATE + ":duration=2"));
        arguments.addAll(List.of("-c:a", "flac", "-f", "flac", name(sound)));
        tools.run(ToolCall.ffmpeg(arguments, null, sound.getParent(), cutting()));
    }

    /** How long the sound is, by its own header. */
    public static Duration length(Path sound) {
        try (InputStream in = Files.newInputStream(sound)) {
            // RFC 9639, sections 8.1 and 8.2: behind "fLaC" and the block's header, the total of samples has 36 bits.
            byte[] header = in.readNBytes(HEADER_BYTES);
            if (header.length < HEADER_BYTES) {
                return Duration.ZERO;
            }
            long samples = ByteBuffer.wrap(header).getLong(HEADER_BYTES - 8) & 0xF_FFFF_FFFFL;
            return Duration.ofMillis(samples * 1000 / RATE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sound", e);
        }
    }

    /**
     * The middle of the quietest moment, at which no word is cut if there is any pause at all.
     *
     * @param scratch a folder that it may write in
     */
    public Duration quietest(Path sound, Duration from, Duration to, Path scratch) throws InterruptedException {
        List<String> arguments = inputOf(sound, from, to);
        arguments.addAll(List.of("-c:a", "pcm_s16le", "-f", "s16le", WINDOW));
        tools.run(ToolCall.ffmpeg(arguments, sound, scratch, cutting()));
        Path window = scratch.resolve(WINDOW);
        try {
            long quietestMs = Quietest.of(Files.readAllBytes(window), RATE).toMillis();
            Files.delete(window);
            return from.plusMillis(quietestMs);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for a pause", e);
        }
    }

    /** Cuts a part out, exactly. */
    public void cut(Path sound, Duration from, Duration to, Path piece) throws InterruptedException {
        List<String> arguments = inputOf(sound, from, to);
        arguments.addAll(List.of("-c:a", "flac", "-f", "flac", name(piece)));
        tools.run(ToolCall.ffmpeg(arguments, sound, piece.getParent(), cutting()));
        if (!Files.isRegularFile(piece)) {
            throw new ToolException(ErrorCode.PROCESS_FAILED, "The sound could not be cut.", "no file");
        }
    }

    /** Writes the bare samples, of 16 bits and little endian, for an engine that reads no formats. */
    public void samples(Path sound, Path samples) throws InterruptedException {
        List<String> arguments = inputOf(sound, Duration.ZERO, length(sound));
        arguments.addAll(List.of("-c:a", "pcm_s16le", "-f", "s16le", name(samples)));
        tools.run(ToolCall.ffmpeg(arguments, sound, samples.getParent(), cutting()));
    }

    private static List<String> inputOf(Path sound, Duration from, Duration to) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(SafeInput.options(Container.FLAC));
        arguments.addAll(List.of("-ss", seconds(from), "-t", seconds(to.minus(from))));
        arguments.addAll(List.of("-i", SafeInput.url(sound), "-map", "0:a:0"));
        return arguments;
    }

    private Limits cutting() {
        return Limits.writing(CUT_TIMEOUT, memoryBytes, MOST_PIECE_BYTES);
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    private static String seconds(Duration time) {
        return time.toMillis() + "ms";
    }
}
