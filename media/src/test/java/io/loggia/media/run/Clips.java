package io.loggia.media.run;

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

/** Small clips for tests, made on the spot. */
public final class Clips {

    private static final Limits LIMITS =
            Limits.encoding(Duration.ofMinutes(4), 2, 4L << 30).withNiceness(0);

    private static final String FONT = "source-sans-3-latin-600.woff";

    private Clips() {}

    /** A moving test picture with a tone, H.264 and AAC. */
    public static Path browserReady(Path folder, int seconds, String size) {
        return make(
                folder,
                "ready.mp4",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=duration=" + seconds + ":size=" + size + ":rate=25",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "50",
                "-c:a",
                "aac");
    }

    /**
     * A lecture without sound: dark letters on white, one page after the other.
     *
     * @param seconds of each page
     * @param pages each with a bar between two lines
     */
    public static Path slides(Path folder, int seconds, List<String> pages) {
        try (InputStream font = DemoClipMaker.class.getResourceAsStream(FONT)) {
            Files.copy(Objects.requireNonNull(font), folder.resolve(FONT), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder picture =
                new StringBuilder("color=white:size=1280x720:rate=5:duration=" + seconds * pages.size());
        for (int i = 0; i < pages.size(); i++) {
            int top = 120;
            for (String line : pages.get(i).split("\\|", -1)) {
                picture.append(
                        ",drawtext=fontfile=%s:text='%s':fontcolor=0x202020:fontsize=64:x=100:y=%d:enable='gte(t,%d)*lt(t,%d)'"
                                .formatted(FONT, line, top, i * seconds, (i + 1) * seconds));
                top += 160;
            }
        }
        return make(
                folder,
                "slides.mp4",
                "-f",
                "lavfi",
                "-i",
                picture.toString(),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p");
    }

    public static Path tone(Path folder, int seconds) {
        return make(folder, "tone.mp3", "-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds);
    }

    public static Path make(Path folder, String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(List.of(arguments));
        all.add(name);
        try {
            Path absolute = folder.toAbsolutePath().normalize();
            TestTools.tools().run(ToolCall.ffmpeg(all, null, absolute, LIMITS));
            return absolute.resolve(name);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a clip from another that lies in the same folder. */
    public static Path remake(Path source, String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-i", source.getFileName().toString()));
        all.addAll(List.of(arguments));
        return make(java.util.Objects.requireNonNull(source.getParent()), name, all.toArray(new String[0]));
    }
}
