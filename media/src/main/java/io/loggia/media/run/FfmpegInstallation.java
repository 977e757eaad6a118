package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * The ffmpeg and ffprobe programs, ready to start.
 *
 * @param folder where they lie with the libraries that they need
 */
public record FfmpegInstallation(Path folder, Path ffmpeg, Path ffprobe, String version) {

    private static final List<String> PROGRAMS = List.of("ffmpeg", "ffprobe");
    private static final List<String> VARIANTS = List.of("-gpl", "");
    private static final Duration TRIAL = Duration.ofSeconds(30);
    // Every Linux with a C and C++ runtime has these; anything else that is not in the bundle is a desktop library.
    private static final Pattern SYSTEM = Pattern.compile(
            "(libc|libm|libmvec|libresolv|libutil|libatomic|libdl|librt|libpthread|libgcc_s|libstdc\\+\\+|libz|ld-linux.*)\\.so\\..*");

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
        String bundle = bundle();
        // The class path alone names no version, so the program's own bytes do.
        Path folder = parent.toAbsolutePath().normalize().resolve("ffmpeg-" + fingerprint(bundle));
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                Path attempt = Files.createTempDirectory(parent, "unpacking-");
                copyWithNeeded(bundle, attempt);
                publish(attempt, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack FFmpeg to " + folder, e);
        }
        return at(folder);
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
            if (resource(base + PROGRAMS.getFirst()) != null) {
                return base;
            }
        }
        throw new LoggiaException(
                ErrorCode.UNAVAILABLE,
                "This build of Loggia brings no FFmpeg for " + platform + "; name a folder with the programs.");
    }

    private static java.net.@Nullable URL resource(String name) {
        return FfmpegInstallation.class.getClassLoader().getResource(name);
    }

    private static byte[] read(String name) {
        try (InputStream in = FfmpegInstallation.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the bundle: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    private static String fingerprint(String bundle) {
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(read(bundle + PROGRAMS.getFirst()));
        sum.update(read(bundle + PROGRAMS.getLast()));
        return Long.toHexString(sum.getValue());
    }

    private static void copyWithNeeded(String bundle, Path folder) throws IOException {
        Deque<String> open = new ArrayDeque<>(PROGRAMS);
        Set<String> seen = new HashSet<>(PROGRAMS);
        short machine = new ElfLibrary(read(bundle + PROGRAMS.getFirst())).machine();
        while (!open.isEmpty()) {
            String name = open.remove();
            byte[] content;
            if (resource(bundle + name) != null) {
                content = read(bundle + name);
                new ElfLibrary(content).needed().stream().filter(seen::add).forEach(open::add);
            } else if (SYSTEM.matcher(name).matches()) {
                continue;
            } else {
                content = ElfLibrary.empty(name, machine);
            }
            Path file = folder.resolve(name);
            Files.write(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void publish(Path attempt, Path folder) throws IOException {
        try {
            Files.move(attempt, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Another server on the same folder was first; its copy is as good.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            try (Stream<Path> files = Files.list(attempt)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(attempt);
        }
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
