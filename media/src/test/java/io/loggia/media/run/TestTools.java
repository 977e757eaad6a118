package io.loggia.media.run;

import java.nio.file.Path;

/** FFmpeg unpacked once for all tests of this module. */
public final class TestTools {

    private static final FfmpegInstallation INSTALLATION = unpack();
    private static final MediaTools TOOLS = new MediaTools(INSTALLATION, sandbox(true));

    private TestTools() {}

    public static MediaTools tools() {
        return TOOLS;
    }

    /** The same programs as on a machine without bubblewrap. */
    public static MediaTools unjailed() {
        return new MediaTools(INSTALLATION, sandbox(false));
    }

    /** The programs as they are, for what compares itself with them. */
    public static FfmpegInstallation installation() {
        return INSTALLATION;
    }

    private static FfmpegInstallation unpack() {
        try {
            return FfmpegInstallation.unpack(Path.of("target", "ffmpeg"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sandbox sandbox(boolean bubblewrap) {
        try {
            return Sandbox.detect(bubblewrap);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
