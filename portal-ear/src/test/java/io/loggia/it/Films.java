package io.loggia.it;

import io.loggia.media.run.FfmpegInstallation;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.Sandbox;
import io.loggia.media.run.ToolCall;
import io.loggia.media.sample.DemoClipMaker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Films for uploads, made on the spot by the FFmpeg that the server brings. */
final class Films {
    private static final Limits LIMITS =
            Limits.encoding(Duration.ofMinutes(3), 2, 4L << 30).withNiceness(0);

    private static final String FONT = "source-sans-3-latin-600.woff";

    private Films() {}

    /** A moving test picture with a tone, as browsers play it: H.264 and AAC. */
    static Path browserReady(int seconds, String size) {
        String name = "ready-" + seconds + "-" + size + ".mp4";
        Path known = Tools.FOLDER.resolve(name);
        return Files.exists(known)
                ? known
                : make(
                        name,
                        "-f lavfi -i testsrc2=duration=%d:size=%s:rate=25 -f lavfi -i sine=frequency=440:duration=%d"
                                .formatted(seconds, size, seconds)
                                .split(" "),
                        "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50 -c:a aac -movflags +faststart"
                                .split(" "));
    }

    /** A lecture: dark letters on white, one page after the other. */
    static Path slides(int seconds, List<String> pages) {
        Path font = Tools.FOLDER.resolve(FONT);
        try (InputStream letters = DemoClipMaker.class.getResourceAsStream(FONT)) {
            Files.copy(Objects.requireNonNull(letters), font, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int length = seconds * pages.size();
        StringBuilder picture = new StringBuilder("color=white:size=1280x720:rate=25:duration=" + length);
        for (int i = 0; i < pages.size(); i++) {
            picture.append(
                    ",drawtext=fontfile=%s:text='%s':fontcolor=0x202020:fontsize=72:x=100:y=200:enable='gte(t,%d)*lt(t,%d)'"
                            .formatted(FONT, pages.get(i), i * seconds, (i + 1) * seconds));
        }
        return make(
                "slides.mp4",
                new String[] {"-f", "lavfi", "-i", picture.toString()},
                ("-f lavfi -i sine=frequency=440:duration=" + length).split(" "),
                "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50 -c:a aac -movflags +faststart".split(" "));
    }

    /** Any file that FFmpeg makes of these arguments. It appears whole: another test may be looking for it. */
    static Path make(String name, String[]... arguments) {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        for (String[] some : arguments) {
            all.addAll(List.of(some));
        }
        String growing = UUID.randomUUID() + "-" + name;
        all.add(growing);
        try {
            Tools.TOOLS.run(ToolCall.ffmpeg(all, null, Tools.FOLDER, LIMITS));
            return Files.move(
                    Tools.FOLDER.resolve(growing), Tools.FOLDER.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder of the programs that the server brings, unpacked once for all. */
    static Path programs() {
        return Tools.PROGRAMS.folder();
    }

    /** Unpacked at the first use, which most tests have none of. */
    private static final class Tools {
        static final Path FOLDER = folder();
        static final FfmpegInstallation PROGRAMS = programs();
        static final MediaTools TOOLS = tools();

        private static Path folder() {
            try {
                Path scratch = Path.of(System.getProperty("loggia.scratch")).toAbsolutePath();
                return Files.createTempDirectory(Files.createDirectories(scratch), "films-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static FfmpegInstallation programs() {
            try {
                return FfmpegInstallation.unpack(FOLDER.resolveSibling("programs"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static MediaTools tools() {
            try {
                return new MediaTools(PROGRAMS, Sandbox.detect(true));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
