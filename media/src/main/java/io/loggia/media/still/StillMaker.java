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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the pictures of one media into a folder. */
public final class StillMaker {

    public static final String POSTER = "poster.jpg";
    public static final String STORYBOARD = "storyboard.vtt";

    private static final int POSTER_WIDTH = 1280;
    private static final int POSTER_HEIGHT = 1280;
    private static final double[] MOMENTS = {0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0};
    private static final String GREYS = "greys.raw";
    /** JPEG knows BT.601 of full range alone. */
    private static final String JPEG = ":out_range=pc:out_color_matrix=bt601,setsar=1,format=yuvj420p";
    /** Somebody waits for it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

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
     * A frame that stands for the video, and those it was chosen from: bright, sharp and not amid a transition. The
     * candidates stay beside it for the author to choose another.
     */
    public void poster(MediaInfo info, Path source, Path folder) throws InterruptedException {
        VideoStream video = pictureOf(info);
        StillSize size = StillSize.fitting(video, POSTER_WIDTH, POSTER_HEIGHT);
        List<Path> candidates = new ArrayList<>();
        List<PosterChoice.Look> looks = new ArrayList<>();
        try {
            List<Duration> moments = new ArrayList<>(moments(info, video, source, folder));
            // The last picture of a film of few is shown until after its time; the first is there for certain.
            moments.add(Duration.ZERO);
            for (Duration at : moments) {
                if (at.isPositive() || candidates.isEmpty()) {
                    Frame frame = new Frame(info, video, folder, at, size);
                    String name = candidate(candidates.size() + 1);
                    // A moment behind the last key frame of a truncated file gives nothing; another one will do.
                    take(frame, source, name, TIMEOUT).ifPresent(look -> {
                        candidates.add(folder.resolve(name));
                        looks.add(look);
                    });
                }
            }
            if (candidates.isEmpty()) {
                throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "No picture could be taken from the video.");
            }
            Files.copy(candidates.get(PosterChoice.best(looks)), folder.resolve(POSTER));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    /** The calmest around each of the moments that are spread over the film; black ones only where all are. */
    private List<Duration> moments(MediaInfo info, VideoStream video, Path source, Path folder)
            throws IOException, InterruptedException {
        TreeMap<Duration, Boolean> black = new TreeMap<>();
        for (double moment : MOMENTS) {
            // A truncated file may hold its first pictures alone.
            if (moment > 0 || black.isEmpty()) {
                Surroundings around = Surroundings.of(info.duration(), moment);
                List<byte[]> greys = look(around, info, video, source, folder);
                if (!greys.isEmpty()) {
                    int calmest = PosterChoice.calmest(greys);
                    black.put(
                            around.at(calmest),
                            PosterChoice.Look.of(0, greys.get(calmest)).isBlack());
                }
            }
        }
        boolean all = !black.containsValue(false);
        return black.entrySet().stream()
                .filter(found -> all || !found.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<byte[]> look(Surroundings around, MediaInfo info, VideoStream video, Path source, Path folder)
            throws IOException, InterruptedException {
        tools.attempt(call(around.arguments(info, video, source, GREYS), source, folder, TIMEOUT));
        return Surroundings.pictures(takeAway(folder.resolve(GREYS)));
    }

    /** What a process has measured; nothing where it could not. */
    private static byte[] takeAway(Path greys) throws IOException {
        byte[] measured = Files.isRegularFile(greys) ? Files.readAllBytes(greys) : new byte[0];
        Files.deleteIfExists(greys);
        return measured;
    }

    /** Names of the candidates in a folder, in their order; none where there was nothing to choose from. */
    public static List<String> candidates(Path folder) {
        List<String> found = new ArrayList<>();
        while (Files.isRegularFile(folder.resolve(candidate(found.size() + 1)))) {
            found.add(candidate(found.size() + 1));
        }
        return found;
    }

    private static String candidate(int number) {
        return "poster-" + number + ".jpg";
    }

    private Optional<PosterChoice.Look> take(Frame frame, Path source, String name, Duration timeout)
            throws IOException, InterruptedException {
        Path picture = frame.folder().resolve(name);
        tools.attempt(call(frame.arguments(source, name), source, frame.folder(), timeout));
        byte[] measured = takeAway(frame.folder().resolve(GREYS));
        return Files.isRegularFile(picture)
                ? Optional.of(PosterChoice.Look.of(Files.size(picture), measured))
                : Optional.empty();
    }

    /** The frame that is shown at a moment, as a poster. */
    public void posterAt(MediaInfo info, Path source, Path folder, Duration at) throws InterruptedException {
        VideoStream video = pictureOf(info);
        Frame frame = new Frame(info, video, folder, at, StillSize.fitting(video, POSTER_WIDTH, POSTER_HEIGHT));
        try {
            if (take(frame, source, POSTER, AT_ONCE).isEmpty()) {
                throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "There is no picture at this time of the video.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    /**
     * A picture of somebody's own as a poster, drawn anew: nothing of the file itself is kept.
     *
     * @param source holds what {@code picture} was read from
     */
    public void posterOf(UploadedPicture picture, Path source, Path folder) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-max_alloc", "500000000"));
        arguments.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", picture.demuxer()));
        // A WebP picture is a frame of VP8 inside.
        arguments.addAll(List.of("-codec_whitelist", picture.codec() + ",vp8"));
        arguments.addAll(List.of("-f", picture.demuxer(), "-i", SafeInput.url(source), "-frames:v", "1"));
        String box = "scale=w=min(iw\\," + POSTER_WIDTH + "):h=min(ih\\," + POSTER_HEIGHT
                + "):force_original_aspect_ratio=decrease:force_divisible_by=2";
        arguments.addAll(List.of("-vf", box + JPEG, "-q:v", "3", "-map_metadata", "-1"));
        arguments.addAll(List.of("-f", "image2", "-update", "1", POSTER));
        tools.attempt(call(arguments, source, folder, AT_ONCE));
        if (!Files.isRegularFile(folder.resolve(POSTER))) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "The picture is damaged.");
        }
    }

    /** One picture out of a film. */
    private record Frame(MediaInfo info, VideoStream video, Path folder, Duration at, StillSize size) {

        /** Beside the picture a small grey one is left, to be measured. */
        List<String> arguments(Path source, String file) {
            List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
            arguments.addAll(List.of("-ss", Surroundings.seconds(at)));
            arguments.addAll(SafeInput.options(info.container()));
            arguments.addAll(List.of("-i", SafeInput.url(source)));
            String filters = "[0:" + video.index() + "]"
                    + FilterGraph.normal(video, "", size.width(), size.height()) + "split[a][b];[a]scale="
                    + size.width() + ":" + size.height() + JPEG + "[jpeg];[b]scale=32:32,format=gray[grey]";
            arguments.addAll(List.of("-filter_complex", filters, "-map", "[jpeg]", "-frames:v", "1", "-q:v", "4"));
            arguments.addAll(List.of("-map_metadata", "-1", "-f", "image2", "-update", "1", file));
            arguments.addAll(List.of("-map", "[grey]", "-frames:v", "1", "-f", "rawvideo", GREYS));
            return arguments;
        }
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
        StillSize tile = layout.tile();
        String thinning = "fps=1/" + layout.interval().toSeconds() + ":round=up:start_time=0,";
        String filters = FilterGraph.normal(video, thinning, tile.width(), tile.height()) + "scale=" + tile.width()
                + ":" + tile.height() + JPEG + ",tile=" + layout.columns() + "x" + layout.columns();
        arguments.addAll(List.of("-vf", filters, "-q:v", "5", "-map_metadata", "-1"));
        arguments.addAll(List.of("-frames:v", Integer.toString(layout.sheets()), "-f", "image2", "storyboard-%d.jpg"));
        tools.run(call(arguments, source, folder, TIMEOUT.plus(info.duration())), progress -> {});
        write(folder, layout);
    }

    /** A truncated file has fewer sheets than its length promises. */
    private static void write(Path folder, StoryboardLayout layout) {
        int sheets = 0;
        while (sheets < layout.sheets() && Files.isRegularFile(folder.resolve(sheet(sheets + 1)))) {
            sheets++;
        }
        if (sheets == 0) {
            throw new LoggiaException(ErrorCode.MEDIA_BROKEN, "No picture could be taken from the video.");
        }
        try {
            Files.writeString(
                    folder.resolve(STORYBOARD), layout.firstSheets(sheets).webVtt());
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
}
