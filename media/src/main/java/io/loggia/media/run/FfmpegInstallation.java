package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/**
 * The ffmpeg and ffprobe programs, ready to start.
 *
 * @param folder where they lie with the libraries that they need
 */
public record FfmpegInstallation(Path folder, Path ffmpeg, Path ffprobe, String version) {

    private static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");
    private static final List<String> VARIANTS = List.of("-gpl", "");
    private static final Duration TRIAL = Duration.ofSeconds(30);

    /** Takes the programs of an administrator's own build. */
    public static FfmpegInstallation at(Path folder) throws InterruptedException {
        for (String program : PROGRAMS) {
            if (!Files.isExecutable(folder.resolve(program))) {
                throw new LoggiaException(
                        ErrorCode.UNAVAILABLE, "There is no program " + program + " in the folder given for FFmpeg.");
            }
        }
        Path absolute = folder.toAbsolutePath().normalize();
        return new FfmpegInstallation(
                absolute, absolute.resolve("ffmpeg"), absolute.resolve("ffprobe"), versionOf(absolute));
    }

    /**
     * Unpacks the bundled programs below {@code parent}, once: a folder that is there is complete, for it gets its name
     * last.
     */
    public static FfmpegInstallation unpack(Path parent) throws InterruptedException {
        return at(new ProgramBundle(PROGRAMS, List.of(bundle())).unpack(parent, "ffmpeg"));
    }

    /** Version and size of the program: two makes of one version hardly have the same. */
    String build() {
        try {
            return version + " of " + Files.size(ffmpeg) + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + ffmpeg, e);
        }
    }

    private static String bundle() {
        String platform = Loader.getPlatform();
        for (String variant : VARIANTS) {
            String base = "org/bytedeco/ffmpeg/" + platform + variant + "/";
            if (ProgramBundle.isThere(base + PROGRAMS.getFirst())) {
                return base;
            }
        }
        throw new LoggiaException(
                ErrorCode.UNAVAILABLE,
                "This build of Loggia brings no FFmpeg for " + platform + "; name a folder with the programs.");
    }

    /** Of the one that encodes; the one that meets files first is asked as well, for the two may not be of one build. */
    private static String versionOf(Path folder) throws InterruptedException {
        versionOf(folder, "ffprobe");
        return versionOf(folder, "ffmpeg");
    }

    private static String versionOf(Path folder, String program) throws InterruptedException {
        ToolResult result = ProcessRunner.run(new ProcessRunner.Start(
                List.of(folder.resolve(program).toString(), "-version"),
                folder,
                Map.of("LD_LIBRARY_PATH", folder.toString()),
                TRIAL,
                TRIAL,
                null));
        if (!result.succeeded()) {
            throw new LoggiaException(
                    ErrorCode.UNAVAILABLE,
                    program + " does not start: " + result.errors().strip());
        }
        return FfmpegVersion.accepted(result.output()).toString();
    }
}
