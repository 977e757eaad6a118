package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.DurableFiles;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.storage.control.StoreException.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A folder, such as a mounted file server. Links in it lead nowhere: what is reached through one is not there. */
final class FolderStore implements Store {

    private static final System.Logger LOGGER = System.getLogger(FolderStore.class.getName());

    /** No key begins with a dot, so nothing in it can be asked for. */
    private static final String INCOMING = ".incoming";

    /** Whoever still writes a file touches it. */
    private static final Duration LEFT_OVER_AFTER = Duration.ofDays(1);

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final Path root;

    private final DurableFiles files;

    private final AtomicReference<Instant> sweepAt = new AtomicReference<>(Instant.MIN);

    /** @param root the folder, which must be there: one that is not may be a mount that is missing */
    FolderStore(Path root) {
        this(root, new DurableFiles());
    }

    FolderStore(Path root, DurableFiles files) {
        this.root = root;
        this.files = files;
    }

    @Override
    public Optional<Stored> find(String key) {
        Path path = resolve(key);
        requireRoot();
        try {
            BasicFileAttributes seen = attributes(path);
            return seen.isRegularFile() ? Optional.of(new Stored(key, seen.size())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public void put(String key, Path file) {
        Path target = resolve(key);
        requireRoot();
        try {
            Path arriving = Files.createDirectories(root.resolve(INCOMING));
            sweep(arriving);
            Path incoming = arriving.resolve(UUID.randomUUID().toString());
            try {
                copy(file, incoming);
                files.createFoldersFor(target);
                requireNoLink(target.getParent());
                files.move(incoming, target);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = in.size();
            long done = 0;
            while (done < size) {
                long n = in.transferTo(done, size - done, out);
                if (n <= 0) {
                    throw new IOException("The file became shorter while it was copied");
                }
                done += n;
            }
        }
    }

    /** Removes what was left by servers that died while they wrote. What does not work is tried again. */
    private void sweep(Path arriving) {
        Instant now = Instant.now();
        Instant due = sweepAt.get();
        if (now.isBefore(due) || !sweepAt.compareAndSet(due, now.plus(SWEEP_EVERY))) {
            return;
        }
        try (DirectoryStream<Path> there = Files.newDirectoryStream(arriving)) {
            for (Path file : there) {
                Instant touched = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                if (touched.isBefore(now.minus(LEFT_OVER_AFTER))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.log(Level.DEBUG, "Left-over files stay in the store for now", e);
        }
    }

    @Override
    public InputStream read(String key, long first, long length) {
        Path path = resolve(key);
        requireRoot();
        try {
            if (!attributes(path).isRegularFile()) {
                throw new StoreException(Trouble.MISSING);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            try {
                channel.position(first);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new WholePart(Channels.newInputStream(channel), length, () -> {});
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public List<Stored> list(String prefix, @Nullable String after, int limit) {
        requireRoot();
        List<Stored> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                    String key = root.relativize(file).toString();
                    if (seen.isRegularFile()
                            && MediaStore.isKey(key)
                            && key.startsWith(prefix)
                            && (after == null || key.compareTo(after) > 0)) {
                        found.add(new Stored(key, seen.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw trouble(e);
        }
        return found.stream()
                .sorted(Comparator.comparing(Stored::key))
                .limit(limit)
                .toList();
    }

    @Override
    public void delete(String key) {
        Path path = resolve(key);
        requireRoot();
        try {
            requireNoLink(path.getParent());
            Files.deleteIfExists(path);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private Path resolve(String key) {
        if (!MediaStore.isKey(key)) {
            throw new StoreException(Trouble.BAD_KEY);
        }
        return root.resolve(key);
    }

    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw new StoreException(Trouble.NO_PLACE);
        }
    }

    private BasicFileAttributes attributes(Path path) throws IOException {
        requireNoLink(path.getParent());
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private void requireNoLink(@Nullable Path folder) throws IOException {
        for (Path at = folder; at != null && !at.equals(root); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw new NoSuchFileException(at.toString());
            }
        }
    }

    private static StoreException trouble(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new StoreException(Trouble.MISSING, cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new StoreException(Trouble.DENIED, cause);
        }
        String told = String.valueOf(cause.getMessage());
        boolean full = told.contains("No space left") || told.contains("Disk quota exceeded");
        return new StoreException(full ? Trouble.FULL : Trouble.FAILED, cause);
    }
}
