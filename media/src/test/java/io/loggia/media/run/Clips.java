package io.loggia.media.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Small clips for tests, made on the spot. */
public final class Clips {

    private static final Limits LIMITS =
            Limits.encoding(Duration.ofMinutes(4), 2, 4L << 30).withNiceness(0);

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
