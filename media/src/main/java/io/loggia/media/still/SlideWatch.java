package io.loggia.media.still;

import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks through a film for the moments at which a lecture moves on. */
public final class SlideWatch {

    private static final System.Logger LOGGER = System.getLogger(SlideWatch.class.getName());

    private static final String SCORES = "scores.txt";
    private static final long MOST_BYTES = 64L << 20;
    /** Beyond it key frames alone are looked at: encoders set one where a slide changes, and decoding all takes long. */
    private static final Duration LONG = Duration.ofMinutes(20);
    /** A clip needs no chapters. */
    private static final Duration SHORT = Duration.ofSeconds(45);

    private static final Pattern SCORE =
            Pattern.compile("pts_time:([0-9.]+)\\s+lavfi\\.scene_score=([0-9.]+)", Pattern.MULTILINE);

    private final MediaTools tools;
    private final long memoryBytes;

    /** @param memoryBytes address space that the process may have */
    public SlideWatch(MediaTools tools, long memoryBytes) {
        this.tools = tools;
        this.memoryBytes = memoryBytes;
    }

    /**
     * Where chapters may begin; empty for what is no lecture, and for what cannot be looked through.
     *
     * @param scratch left as it was
     */
    public List<Duration> changes(MediaInfo info, Path source, Path scratch) throws InterruptedException {
        return info.duration().compareTo(SHORT) < 0
                ? List.of()
                : SlideChanges.of(looks(info, source, scratch), info.duration());
    }

    /**
     * The pages that are shown one after the other; empty for what is no lecture, and for what cannot be looked through.
     *
     * @param scratch left as it was
     */
    public List<SlideChanges.Page> pages(MediaInfo info, Path source, Path scratch) throws InterruptedException {
        return SlideChanges.pages(looks(info, source, scratch), info.duration());
    }

    private List<SlideChanges.Look> looks(MediaInfo info, Path source, Path scratch) throws InterruptedException {
        VideoStream video = info.video();
        if (video == null) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        if (info.duration().compareTo(LONG) > 0) {
            arguments.addAll(List.of("-skip_frame", "nokey"));
        }
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source), "-map", "0:" + video.index()));
        String filters = "fps=2:start_time=0,scale=256:-2,select=gte(scene\\,0),"
                + "metadata=print:key=lavfi.scene_score:file=" + SCORES;
        arguments.addAll(List.of("-vf", filters, "-f", "null", "-"));
        Duration timeout = info.duration().plus(Duration.ofMinutes(2));
        ToolResult result = tools.attempt(
                ToolCall.ffmpeg(arguments, source, scratch, Limits.writing(timeout, memoryBytes, MOST_BYTES)));
        Path scores = scratch.resolve(SCORES);
        try {
            if (!result.succeeded() || !Files.isRegularFile(scores)) {
                LOGGER.log(Level.INFO, "The film cannot be looked through: {0}", result.errors());
                return List.of();
            }
            return read(Files.readString(scores));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + scores, e);
        } finally {
            delete(scores);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }

    static List<SlideChanges.Look> read(String scores) {
        return SCORE.matcher(scores).results().map(SlideWatch::look).toList();
    }

    private static SlideChanges.Look look(MatchResult match) {
        long ms = Math.round(Double.parseDouble(match.group(1)) * 1000);
        return new SlideChanges.Look(Duration.ofMillis(ms), Double.parseDouble(match.group(2)));
    }
}
