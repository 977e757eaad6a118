package io.loggia.media.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;

/** The real programs, but for an NVIDIA card that lies. */
public final class LyingTools {

    private LyingTools() {}

    /** @param mode {@code listed, hangs, green, breaks} or {@code works} */
    public static MediaTools of(String mode) throws InterruptedException {
        try {
            return new MediaTools(FfmpegInstallation.at(folder(mode)), Sandbox.detect(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the build's folder: a jail shows the programs' own folder, so links out of it lead nowhere. */
    private static Path folder(String mode) throws IOException {
        Path real = TestTools.installation().folder();
        Path folder = Files.createDirectories(
                Path.of("target", "lying-" + mode).toAbsolutePath().normalize());
        try (Stream<Path> files = Files.list(real)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Path link = folder.resolve(name.equals("ffmpeg") ? "real-ffmpeg" : name);
                if (!Files.exists(link)) {
                    Files.createLink(link, file);
                }
            }
        }
        Files.writeString(folder.resolve("mode"), mode + "\n");
        Path script = folder.resolve("ffmpeg");
        try (InputStream in = LyingTools.class.getResourceAsStream("lying-ffmpeg.sh")) {
            Files.copy(Objects.requireNonNull(in), script, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }
}
