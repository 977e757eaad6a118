package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * Where media bytes lie: a folder tree under {@code loggia.home}. Keys are relative, slash-separated and made by us;
 * no part of a key ever comes from a person. Scratch space is on the same file system, so that {@link #move} is atomic.
 */
@ApplicationScoped
public class MediaStore {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** What begins the names of what was put aside. */
    private static final String ASIDE = "aside.";

    private final Path home;
    private final Path media;
    private final Path scratch;
    private final DurableFiles files;

    @Inject
    public MediaStore(@ConfigProperties PlatformConfig config) {
        this(config, new DurableFiles());
    }

    MediaStore(PlatformConfig config, DurableFiles files) {
        this.files = files;
        home = Path.of(config.home).toAbsolutePath().normalize();
        media = home.resolve("media");
        scratch = home.resolve("scratch");
    }

    /** For the CDI proxy alone. */
    protected MediaStore() {
        files = new DurableFiles();
        home = Path.of("");
        media = Path.of("");
        scratch = Path.of("");
    }

    /** Whether {@code text} is of the form we make. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when {@code key} is not of the form we make */
    public Path resolve(String key) {
        if (!isKey(key)) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such file.");
        }
        return media.resolve(key);
    }

    /** An empty folder for one attempt at something; whoever asks for it also has it removed. */
    public Path scratch(String name) {
        Path folder = scratchFolder(name);
        try {
            deleteTree(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a scratch folder is or would be; what lies there is left as it is. */
    public Path scratchPath(String name) {
        return scratchFolder(name);
    }

    /** Removes a scratch folder, if there is one. */
    public void deleteScratch(String name) {
        try {
            deleteTree(scratchFolder(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the scratch folders that are there, also of those that a killed server left. */
    public List<String> scratchNames() {
        if (Files.notExists(scratch)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(scratch)) {
            return folders.map(folder -> String.valueOf(folder.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path scratchFolder(String name) {
        if (!KEY.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a scratch name: " + name);
        }
        return scratch.resolve(name);
    }

    /**
     * Moves a file or folder to {@code key} in one step; a leftover of an earlier, unpublished attempt is replaced. A file
     * survives a power cut from then on. So does the name of a folder, but what lies in it only after {@link #settle}.
     */
    public void move(Path from, String key) {
        Path target = resolve(key);
        try {
            if (Files.isDirectory(target)) {
                deleteTree(target);
            }
            files.move(from, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has all that lies at {@code key} survive a power cut; to be called before another copy of it goes. */
    public void settle(String key) {
        try {
            files.settle(resolve(key), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a file or folder out of its place, in one step, and leaves it beside that. Whoever looks for it there finds
     * nothing, while it can still be put back; also by {@link #putBack(String)}, after this server was killed.
     *
     * @return where it is now; empty when nothing was there
     */
    public Optional<Path> putAside(String key) {
        Path from = resolve(key);
        Path aside = from.resolveSibling(ASIDE + from.getFileName() + "." + UUID.randomUUID());
        try {
            return Optional.of(Files.move(from, aside, StandardCopyOption.ATOMIC_MOVE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts back what was put aside of {@code key}, unless something lies there again, in which case it is removed. */
    public void putBack(String key) {
        Path to = resolve(key);
        try {
            for (Path aside : asides(to)) {
                if (Files.exists(to)) {
                    deleteTree(aside);
                } else {
                    Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // Another server was faster, with this file or with a newer one.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what {@link #putAside} gave, unless somebody has put it back. */
    public void deleteAside(Path aside) {
        try {
            deleteTree(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder in which nothing lies. */
    public void deleteIfEmpty(String key) {
        try {
            Files.deleteIfExists(resolve(key));
        } catch (DirectoryNotEmptyException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a name is that of something that was put aside. */
    public static boolean isAside(String name) {
        return name.startsWith(ASIDE);
    }

    /** What a name was before it was put aside. */
    public static String nameBefore(String aside) {
        return aside.substring(ASIDE.length(), aside.lastIndexOf('.'));
    }

    private static List<Path> asides(Path of) {
        Path folder = of.resolveSibling("").normalize();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String prefix = ASIDE + of.getFileName() + ".";
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(prefix))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what lies at {@code key}, if anything does. */
    public void deleteTree(String key) {
        try {
            deleteTree(resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of what lies in the media folder itself. */
    public List<String> names() {
        if (Files.notExists(media)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(media)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of what lies directly below {@code key}; none where nothing does. */
    public List<String> children(String key) {
        Path folder = resolve(key);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of the file or of all files below {@code key}; 0 where nothing lies. What vanishes meanwhile counts nothing. */
    public long bytesOf(String key) {
        Path root = resolve(key);
        if (Files.notExists(root)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** When something at {@code key} itself was last added or removed; now, where nothing lies. */
    public Instant changedAt(String key) {
        try {
            return Files.getLastModifiedTime(resolve(key)).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that may still be written. */
    public long usableBytes() {
        try {
            return Files.getFileStore(Files.createDirectories(media)).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Size of the file system that holds the media. */
    public long totalBytes() {
        try {
            return Files.getFileStore(Files.createDirectories(media)).getTotalSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates and removes a file, to prove that the folder can be written. */
    public void probe() throws IOException {
        Files.createDirectories(media);
        Files.delete(Files.createTempFile(media, "probe", ".tmp"));
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
