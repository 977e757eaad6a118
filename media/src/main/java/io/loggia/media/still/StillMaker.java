package io.loggia.media.still;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.FilterGraph;
import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the pictures of one media into a folder. */
public final class StillMaker {

    public static final String POSTER = "poster.jpg";
    public static final String STORYBOARD = "storyboard.vtt";

    private static final int POSTER_WIDTH = 1280;
    private static final int POSTER_HEIGHT = 1280;
    private static final double[] MOMENTS = {0.1, 0.35, 0.65};
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final String WAVES = "aformat=channel_layouts=mono,aresample=2000,"
            + "showwavespic=s=1120x360:colors=0x8fb4ff:scale=sqrt[w];color=c=0x1b2333:s=1280x720:d=1[b];"
            + "[b][w]overlay=(W-w)/2:(H-h)/2:format=auto,format=yuvj420p";

    private final MediaTools tools;
    private final int processors;
    private final long memoryBytes;

    public StillMaker(MediaTools tools, int processors, long memoryBytes) {
        this.tools = tools;
        this.processors = processors;
        this.memoryBytes = memoryBytes;
    }

    static String sheet(int number) {
        return "storyboard-" + number + ".jpg";
    }

    /**
     * A frame that stands for the video. Of three moments the first is taken whose picture is not far emptier than the
     * others', which is what a fade or a black lead-in looks like: empty pictures compress to little.
     */
    public void poster(MediaInfo info, Path source, Path folder) throws InterruptedException {
        VideoStream video = pictureOf(info);
        StillSize size = StillSize.fitting(video, POSTER_WIDTH, POSTER_HEIGHT);
        List<Path> candidates = new ArrayList<>();
        for (int i = 0; i < MOMENTS.length; i++) {
            Path candidate = folder.resolve("candidate-" + i + ".jpg");
            frame(info, video, source, folder, MOMENTS[i], size, candidate);
            if (Files.isRegularFile(candidate)) {
                candidates.add(candidate);
            }
        }
        try {
            choose(candidates, folder.resolve(POSTER));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private static void choose(List<Path> candidates, Path poster) throws IOException {
        long richest = 0;
        for (Path candidate : candidates) {
            richest = Math.max(richest, Files.size(candidate));
        }
        boolean chosen = false;
        for (Path candidate : candidates) {
            if (!chosen && Files.size(candidate) * 3 >= richest) {
                chosen = true;
                Files.move(candidate, poster, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(candidate);
            }
        }
        if (!chosen) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "No picture could be taken from the video.");
        }
    }

    private void frame(
            MediaInfo info, VideoStream video, Path source, Path folder, double moment, StillSize size, Path file)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(List.of("-ss", seconds(info.duration().toMillis() * moment / 1000)));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source), "-map", "0:" + video.index(), "-frames:v", "1"));
        String filters = FilterGraph.normal(video) + "thumbnail=n=20,scale=" + size.width() + ":" + size.height()
                + ":out_range=pc:out_color_matrix=bt601,setsar=1,format=yuvj420p";
        arguments.addAll(List.of("-vf", filters, "-q:v", "4", "-map_metadata", "-1"));
        arguments.addAll(
                List.of("-f", "image2", "-update", "1", file.getFileName().toString()));
        // A moment behind the last key frame of a truncated file gives nothing; another one will do.
        tools.attempt(call(arguments, source, folder, TIMEOUT));
    }

    /** Thumbnails for the seek bar: sheets of tiles and a WebVTT file that says which tile is when. */
    public void storyboard(MediaInfo info, Path source, Path folder) throws InterruptedException {
        VideoStream video = pictureOf(info);
        StoryboardLayout layout = StoryboardLayout.of(video, info.duration());
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        if (info.duration().compareTo(SHORT) > 0) {
            // Key frames come every few seconds, which is as close as a thumbnail of a long video needs to be.
            arguments.addAll(List.of("-skip_frame", "nokey"));
        }
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source), "-map", "0:" + video.index()));
        String filters =
                FilterGraph.normal(video) + "fps=1/" + layout.interval().toSeconds() + ":round=up:start_time=0,"
                        + "scale=" + layout.tile().width() + ":" + layout.tile().height() + ":out_range=pc:out_color_matrix=bt601,setsar=1,"
                        + "format=yuvj420p,tile=" + layout.columns() + "x" + layout.columns();
        arguments.addAll(List.of("-vf", filters, "-q:v", "5", "-map_metadata", "-1"));
        arguments.addAll(List.of("-frames:v", Integer.toString(layout.sheets()), "-f", "image2", "storyboard-%d.jpg"));
        tools.run(call(arguments, source, folder, TIMEOUT.plus(info.duration())), progress -> {});
        write(folder, layout);
    }

    private static void write(Path folder, StoryboardLayout layout) {
        for (int i = 1; i <= layout.sheets(); i++) {
            if (!Files.isRegularFile(folder.resolve(sheet(i)))) {
                throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The video ends before the length that it claims.");
            }
        }
        try {
            Files.writeString(folder.resolve(STORYBOARD), layout.webVtt());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    /** A poster for sound: its wave form. */
    public void waveform(MediaInfo info, Path source, Path folder) throws InterruptedException {
        if (info.audio().isEmpty()) {
            throw new IllegalArgumentException("There is no sound to draw");
        }
        AudioStream sound = info.audio().getFirst();
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source)));
        arguments.addAll(List.of("-filter_complex", "[0:" + sound.index() + "]" + WAVES, "-frames:v", "1"));
        arguments.addAll(List.of("-q:v", "3", "-map_metadata", "-1", "-f", "image2", "-update", "1", POSTER));
        tools.run(call(arguments, source, folder, TIMEOUT.plus(info.duration())), progress -> {});
    }

    private ToolCall call(List<String> arguments, Path source, Path folder, Duration timeout) {
        return ToolCall.ffmpeg(arguments, source, folder, Limits.encoding(timeout, processors, memoryBytes));
    }

    private static VideoStream pictureOf(MediaInfo info) {
        VideoStream video = info.video();
        if (video == null) {
            throw new IllegalArgumentException("There is no picture");
        }
        return video;
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
