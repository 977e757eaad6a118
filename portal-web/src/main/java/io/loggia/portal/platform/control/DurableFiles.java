package io.loggia.portal.platform.control;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Has files be there after a power cut. Bytes are only when the file was forced to disk, and a name is only when the folder
 * was in which it stands.
 */
public final class DurableFiles {

    private final Disk disk;

    /** What a file or folder is forced to. */
    @FunctionalInterface
    public interface Disk {

        void force(Path fileOrFolder) throws IOException;
    }

    public DurableFiles() {
        this(DurableFiles::force);
    }

    /** @param disk told of all that is forced to it, in that order */
    public DurableFiles(Disk disk) {
        this.disk = disk;
    }

    private static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes the folders that a file or folder is to lie in, where they are missing. */
    public void createFoldersFor(Path fileOrFolder) throws IOException {
        Path folder = holderOf(fileOrFolder);
        Deque<Path> holders = new ArrayDeque<>();
        Path at = folder;
        for (Path above = at.getParent(); above != null && Files.notExists(at); above = at.getParent()) {
            holders.push(above);
            at = above;
        }
        Files.createDirectories(folder);
        for (Path holder : holders) {
            disk.force(holder);
        }
    }

    /**
     * Moves a file, with its bytes, or a folder in one step, in place of a file that is there. Whoever has filled a folder
     * makes its files durable.
     */
    public void move(Path from, Path to) throws IOException {
        // First the bytes: a name that survives leads to all of them.
        disk.force(from);
        createFoldersFor(to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        disk.force(holderOf(to));
    }

    private static Path holderOf(Path fileOrFolder) {
        Path holder = fileOrFolder.getParent();
        if (holder == null) {
            throw new IllegalArgumentException("In no folder: " + fileOrFolder);
        }
        return holder;
    }

    /**
     * A file, or a folder with all below it, and every name that leads there.
     *
     * @param root the folder from which on names may be missing
     */
    public void settle(Path fileOrFolder, Path root) throws IOException {
        Files.walkFileTree(fileOrFolder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                disk.force(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                disk.force(folder);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path above = fileOrFolder.getParent();
                above != null && above.startsWith(root);
                above = above.getParent()) {
            disk.force(above);
        }
    }
}
