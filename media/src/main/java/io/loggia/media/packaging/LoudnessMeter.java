package io.loggia.media.packaging;

import io.loggia.media.plan.Loudness;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures how loud sound tracks are, by EBU R128, as they will be heard: mixed down. */
public final class LoudnessMeter {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Loudness SILENCE = new Loudness(-70, -70, 0, -70);

    private final MediaTools tools;
    private final int processors;
    private final long memoryBytes;

    /** @param memoryBytes address space that the process may have */
    public LoudnessMeter(MediaTools tools, int processors, long memoryBytes) {
        this.tools = tools;
        this.processors = processors;
        this.memoryBytes = memoryBytes;
    }

    /** One value a track that is taken, in their order. A track that cannot be measured counts as silence, which is left as it is. */
    public List<Loudness> measure(MediaInfo info, Path source) throws InterruptedException {
        List<Loudness> measured = new ArrayList<>();
        for (AudioStream track : TranscodePlanner.soundTracks(info)) {
            measured.add(measure(info, track, source));
        }
        return measured;
    }

    private Loudness measure(MediaInfo info, AudioStream track, Path source) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "info", "-max_alloc", "1000000000"));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source), "-map", "0:" + track.index()));
        arguments.addAll(List.of(
                "-af", "aformat=channel_layouts=stereo|mono,ebur128=peak=true:framelog=quiet", "-f", "null", "-"));
        Duration length = info.duration();
        Duration timeout = length.compareTo(SHORTEST_TIMEOUT) > 0 ? length : SHORTEST_TIMEOUT;
        // It reports no progress, so silence is no sign of trouble here.
        Limits limits = Limits.encoding(timeout, processors, memoryBytes);
        Limits patient = new Limits(
                timeout,
                timeout,
                limits.cpu(),
                limits.memoryBytes(),
                limits.fileBytes(),
                limits.processes(),
                limits.openFiles(),
                limits.niceness());
        ToolResult result = tools.attempt(ToolCall.ffmpeg(arguments, source, null, patient));
        return result.succeeded() ? read(result.errors()) : SILENCE;
    }

    /** Reads the summary that the filter ends with. */
    static Loudness read(String log) {
        String summary = log.substring(Math.max(0, log.lastIndexOf("Summary:")));
        return new Loudness(
                value(summary, "I:\\s+(\\S+) LUFS"),
                value(summary, "Peak:\\s+(\\S+) dBFS"),
                Math.max(0, value(summary, "LRA:\\s+(\\S+) LU")),
                value(summary, "Threshold:\\s+(\\S+) LUFS"));
    }

    private static double value(String summary, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(summary);
        try {
            return found.find() ? Double.parseDouble(found.group(1)) : SILENCE.integratedLufs();
        } catch (NumberFormatException e) {
            // FFmpeg writes "-inf" for the peak of digital silence.
            return SILENCE.integratedLufs();
        }
    }
}
