package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * whisper.cpp with its Java binding, ready to start in a Java process of its own.
 *
 * @param folder where its classes and libraries lie
 * @param java the folder of the Java runtime that starts it
 * @param mainClass name of the class that is started
 * @param linked files outside of the Java runtime's folder that it needs, which is how Debian lays its configuration
 */
public record WhisperInstallation(Path folder, Path java, String mainClass, List<Path> linked) {

    private static final System.Logger LOGGER = System.getLogger(WhisperInstallation.class.getName());

    private static final String NAME = "whisper";
    private static final String CLASSES = "whisper.jar";
    private static final String BINDING = "io/github/givimad/whisperjni/";

    /** The binding's own, as its jar holds them; grammars and the state apart from the model are not used. */
    private static final List<String> BINDING_CLASSES = List.of(
            "WhisperContext",
            "WhisperContextParams",
            "WhisperFullParams",
            "WhisperGrammar",
            "WhisperJNI",
            "WhisperJNI$LibraryLogger",
            "WhisperJNI$WhisperJNIPointer",
            "WhisperSamplingStrategy",
            "WhisperState",
            "internal/LibraryUtils",
            "internal/LibraryUtils$LibraryPaths",
            "internal/LibraryUtils$LibraryPaths$Builder");

    private static final List<String> LIBRARIES = List.of("libwhisper-jni.so", "libwhisper.so.1");
    private static final String COMPUTING = "libggml.so";

    /** Threads for the computing library. Tesseract's libraries bring it, and a small system has none. */
    private static final String OPEN_MP = "libgomp.so.1";

    private static final String OPEN_MP_PLACE = "org/bytedeco/leptonica/linux-x86_64/";
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final int JAVA_DEPTH = 6;
    private static final LocalDateTime SAME_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Heap for ten minutes of sound, twice over; the model lies outside of it. */
    private static final String HEAP = "-Xmx256m";

    public WhisperInstallation {
        linked = List.copyOf(linked);
    }

    /**
     * Unpacks what this machine needs below {@code parent}, once. An archive within an archive is no class path for another
     * process, so the classes come along.
     *
     * @param main the class to start; of what is ours it may use itself alone
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} where the binding brings nothing for this machine
     */
    public static WhisperInstallation unpack(Path parent, Class<?> main) {
        Map<String, byte[]> files = new TreeMap<>();
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"))
                .orElseThrow(WhisperInstallation::notForThisMachine);
        for (String library : LIBRARIES) {
            files.put(library, read(platform + library).orElseThrow(WhisperInstallation::notForThisMachine));
        }
        files.put(
                COMPUTING,
                read(platform + computing(platform, processor())).orElseThrow(WhisperInstallation::notForThisMachine));
        if (platform.contains("amd64")) {
            read(OPEN_MP_PLACE + OPEN_MP).ifPresent(content -> files.put(OPEN_MP, content));
        }
        files.put(CLASSES, classes(main));
        Path java = javaHome();
        return new WhisperInstallation(unpack(parent, files), java, main.getName(), linkedFrom(java));
    }

    private static LoggiaException notForThisMachine() {
        return new LoggiaException(
                ErrorCode.UNAVAILABLE,
                "This build of Loggia brings no whisper.cpp for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + ".");
    }

    /** Where the binding's jar holds the libraries for a machine; it calls those of any Linux by Debian's name. */
    static Optional<String> platform(String system, String architecture) {
        if (!system.equals("Linux")) {
            return Optional.empty();
        }
        return switch (architecture) {
            case "amd64", "x86_64" -> Optional.of("debian-amd64/");
            case "aarch64", "arm64" -> Optional.of("debian-arm64/");
            default -> Optional.empty();
        };
    }

    /** The quickest library of those that the processor can run. */
    static String computing(String platform, String processor) {
        if (platform.contains("arm64")) {
            return processor.contains("fphp") ? "libggml+fp16.so" : "libggml+crc.so";
        }
        boolean wide = Stream.of("avx", "avx2", "fma", "f16c").allMatch(flag -> processor.contains(" " + flag + " "));
        return wide ? "libggml+mf16c+mfma+mavx+mavx2.so" : COMPUTING;
    }

    private static String processor() {
        try {
            return Files.readString(PROCESSOR).replace('\n', ' ');
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The processor does not tell what it can do", e);
            return "";
        }
    }

    private static byte[] classes(Class<?> main) {
        String name = main.getName().replace('.', '/');
        List<String> all = new ArrayList<>(List.of(name));
        BINDING_CLASSES.forEach(binding -> all.add(BINDING + binding));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (String one : all) {
                ZipEntry entry = new ZipEntry(one + ".class");
                // The same classes make the same archive, by whose bytes the folder is named.
                entry.setTimeLocal(SAME_TIME);
                jar.putNextEntry(entry);
                jar.write(read(one + ".class").orElseThrow(WhisperInstallation::notForThisMachine));
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot pack classes", e);
        }
        return bytes.toByteArray();
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = WhisperInstallation.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    private static Path unpack(Path parent, Map<String, byte[]> files) {
        CRC32 sum = new CRC32();
        files.values().forEach(sum::update);
        Path folder = parent.toAbsolutePath().normalize().resolve(NAME + "-" + Long.toHexString(sum.getValue()));
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                Path attempt = Files.createTempDirectory(parent, "unpacking-");
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(attempt.resolve(file.getKey()), file.getValue());
                }
                Files.setPosixFilePermissions(attempt, PosixFilePermissions.fromString("rwxr-xr-x"));
                ProgramBundle.publish(attempt, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + NAME + " to " + folder, e);
        }
        return folder;
    }

    private static Path javaHome() {
        Path home = Path.of(System.getProperty("java.home"));
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find the Java runtime", e);
        }
    }

    /** The targets of links that lead out of a folder. */
    static List<Path> linkedFrom(Path java) {
        try (Stream<Path> all = Files.walk(java, JAVA_DEPTH)) {
            List<Path> targets = new ArrayList<>();
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                // A link to nothing is of no use to anybody.
                if (Files.exists(link) && !link.toRealPath().startsWith(java)) {
                    targets.add(link.toRealPath());
                }
            }
            return targets.stream().distinct().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the Java runtime", e);
        }
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin").resolve("java").toString(),
                HEAP,
                // The address space is limited, and by default these reserve more of it than most models take.
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:+UseSerialGC",
                // It leaves no files: neither its figures for other tools nor a report when a library crashes.
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisplayVMOutputToStderr",
                "-Dio.github.givimad.whisperjni.libdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                folder.resolve(CLASSES).toString(),
                mainClass));
        command.addAll(arguments);
        return command;
    }

    /**
     * Where the linker looks. A jail without {@code /proc} cannot tell the Java program where it lies, so it does not find
     * its own libraries by itself.
     */
    String libraries() {
        Path own = java.resolve("lib");
        return String.join(
                ":", folder.toString(), own.toString(), own.resolve("server").toString());
    }

    List<Path> readable() {
        List<Path> readable = new ArrayList<>(List.of(folder, java));
        readable.addAll(linked);
        return readable;
    }
}
