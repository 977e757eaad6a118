package io.loggia.it;

import io.loggia.media.run.FfmpegInstallation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The programs that the server brings, but for an NVIDIA card that lies as it is told to. */
final class LyingCard {
    private static final Path SCRIPT =
            Path.of("..", "media", "src", "test", "resources", "io", "loggia", "media", "run", "lying-ffmpeg.sh");

    private final Path folder;

    LyingCard() {
        try {
            Path scratch = Path.of(System.getProperty("loggia.scratch")).toAbsolutePath();
            Path parent = Files.createTempDirectory(Files.createDirectories(scratch), "lying-");
            folder = FfmpegInstallation.unpack(parent).folder();
            Files.move(folder.resolve("ffmpeg"), folder.resolve("real-ffmpeg"));
            Files.copy(SCRIPT, folder.resolve("ffmpeg"));
            Files.setPosixFilePermissions(folder.resolve("ffmpeg"), PosixFilePermissions.fromString("rwxr-xr-x"));
            does("works");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder to name to the server. */
    String folder() {
        return folder.toString();
    }

    /** From the next process on. */
    void does(String mode) {
        try {
            Files.writeString(folder.resolve("mode"), mode + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
