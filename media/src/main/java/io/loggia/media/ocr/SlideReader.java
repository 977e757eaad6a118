package io.loggia.media.ocr;

import io.loggia.domain.Cue;
import io.loggia.domain.ErrorCode;
import io.loggia.media.plan.FilterGraph;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.probe.VideoStream;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.TesseractInstallation;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import io.loggia.media.run.ToolResult;
import io.loggia.media.still.SlideChanges.Page;
import io.loggia.media.still.StillSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Reads the text off the pages of a film. Pictures come from strangers and Tesseract was not made for such: it runs in the
 * sandbox, on a grey picture of our own making and of bounded size, for a bounded time. A page that it cannot read has no
 * text.
 */
public final class SlideReader {

    private static final System.Logger LOGGER = System.getLogger(SlideReader.class.getName());

    private static final String PICTURE = "page.png";
    /** Letters of a film of 720 lines are too small for it. */
    private static final int WIDTH = 1920;

    private static final int MOST_HEIGHT = 2160;
    private static final Duration FRAME = Duration.ofSeconds(60);
    private static final long FRAME_BYTES = 64L << 20;
    /** As many pages after each other as may fail before the rest is not tried. */
    private static final int MOST_FAILURES = 5;

    private final MediaTools tools;
    private final TesseractInstallation tesseract;
    private final LanguageData data;
    private final long memoryBytes;
    private final Limits limits;

    /** @param memoryBytes address space that decoding may take */
    public SlideReader(MediaTools tools, TesseractInstallation tesseract, LanguageData data, long memoryBytes) {
        this(tools, tesseract, data, memoryBytes, Limits.reading());
    }

    SlideReader(MediaTools tools, TesseractInstallation tesseract, LanguageData data, long memoryBytes, Limits limits) {
        this.tools = tools;
        this.tesseract = tesseract;
        this.data = data;
        this.memoryBytes = memoryBytes;
        this.limits = limits;
    }

    /**
     * What a program says of itself.
     *
     * @param trouble why it does not start, empty where it does
     */
    public record Trial(String version, String trouble) {}

    /** Starts Tesseract with the language data, as reading does. */
    public Trial trial() throws InterruptedException {
        List<String> arguments =
                List.of("--list-langs", "--tessdata-dir", data.folder().toString());
        try {
            ToolResult languages =
                    tools.attempt(ToolCall.tesseract(arguments, data.folder(), limits), tesseract, data.folder());
            if (!languages.succeeded()) {
                return new Trial("", languages.errors().strip());
            }
            ToolResult version = tools.attempt(
                    ToolCall.tesseract(List.of("--version"), data.folder(), limits), tesseract, data.folder());
            return new Trial(version.output().lines().findFirst().orElse("").strip(), "");
        } catch (ToolException e) {
            return new Trial("", e.detail());
        }
    }

    /**
     * What stands on the pages, each with what is new on it.
     *
     * @param languages as {@link LanguageData#toReadIn} tells them
     * @param scratch left as it was
     */
    public List<Cue> read(
            MediaInfo info, Path source, List<Page> pages, String languages, Path scratch, DoubleConsumer progress)
            throws InterruptedException {
        VideoStream video = info.video();
        List<Cue> read = new ArrayList<>();
        ReadPage before = new ReadPage(List.of());
        int failures = 0;
        for (int i = 0; video != null && i < pages.size() && failures < MOST_FAILURES; i++) {
            Page page = pages.get(i);
            Optional<ReadPage> text = read(info, video, source, page, languages, scratch);
            failures = text.isPresent() ? 0 : failures + 1;
            if (text.isPresent()) {
                ReadPage fresh = text.get().without(before);
                if (!fresh.lines().isEmpty()) {
                    read.add(new Cue(page.start(), page.end(), null, String.join("\n", fresh.lines())));
                }
                before = text.get();
            }
            progress.accept((i + 1.0) / pages.size());
        }
        if (failures >= MOST_FAILURES && read.isEmpty()) {
            throw new ToolException(ErrorCode.PROCESS_FAILED, "None of the pages could be read.", "");
        }
        return read;
    }

    private Optional<ReadPage> read(
            MediaInfo info, VideoStream video, Path source, Page page, String languages, Path scratch)
            throws InterruptedException {
        Path picture = scratch.resolve(PICTURE);
        try {
            tools.run(ToolCall.ffmpeg(
                    frame(info, video, source, page),
                    source,
                    scratch,
                    Limits.writing(FRAME, memoryBytes, FRAME_BYTES)));
            if (!Files.isRegularFile(picture)) {
                return Optional.empty();
            }
            ToolResult result = tools.attempt(
                    ToolCall.tesseract(reading(picture, languages), picture, limits), tesseract, data.folder());
            if (!result.succeeded()) {
                LOGGER.log(Level.INFO, "A page cannot be read: {0}", result.errors());
                return Optional.empty();
            }
            return Optional.of(ReadPage.of(result.output()));
        } catch (ToolException e) {
            LOGGER.log(Level.INFO, "A page cannot be read", e);
            return Optional.empty();
        } finally {
            delete(picture);
        }
    }

    private List<String> reading(Path picture, String languages) {
        return List.of(
                picture.toString(),
                "stdout",
                "--tessdata-dir",
                data.folder().toString(),
                "-l",
                languages,
                "--dpi",
                "150",
                "-c",
                "tessedit_create_tsv=1");
    }

    /** A page gets its last lines late, and where changes are seen by key frames, its end is not known well. */
    private static List<String> frame(MediaInfo info, VideoStream video, Path source, Page page) {
        long stays = page.end().minus(page.start()).toMillis();
        double at = (page.start().toMillis() + stays * 2 / 3) / 1000.0;
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.3f", at)));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source), "-map", "0:" + video.index(), "-frames:v", "1"));
        String size = "scale=w=" + WIDTH + ":h=" + MOST_HEIGHT
                + ":force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic,setsar=1,format=gray";
        StillSize mapped = StillSize.fitting(video, WIDTH, MOST_HEIGHT);
        arguments.addAll(List.of("-vf", FilterGraph.normal(video, "", mapped.width(), mapped.height()) + size));
        arguments.addAll(List.of("-map_metadata", "-1", "-f", "image2", "-update", "1", PICTURE));
        return arguments;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }
}
