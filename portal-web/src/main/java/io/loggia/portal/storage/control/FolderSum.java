package io.loggia.portal.storage.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in one sum: the names, sizes and bytes of all files in it and below. One a folder is enough, since what is
 * made of media is made anew by the folder, and a row a segment would be the largest table there is.
 *
 * @param sha256 in lower-case hexadecimal digits
 */
public record FolderSum(int files, long bytes, String sha256) {

    private static final int BUFFER = 256 << 10;

    /** Told of all that is read, so that it can hold the reading back, or end it. */
    @FunctionalInterface
    public interface Pace {
        void read(int bytes) throws InterruptedException;
    }

    /**
     * Reads all of it. A link counts by its name alone: what it leads to is not in the folder.
     *
     * @throws NoSuchFileException when there is no such folder, or a file of it goes while it is read
     */
    public static FolderSum of(Path folder, Pace pace) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(path -> name(folder, path)))
                    .toList();
        }
        MessageDigest sum = Sums.digest();
        long bytes = 0;
        for (Path file : files) {
            sum.update(name(folder, file).getBytes(StandardCharsets.UTF_8));
            long size = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? add(file, sum, pace) : -1;
            // The size comes last: it says where the bytes ended and the next name begins.
            sum.update(ByteBuffer.allocate(1 + Long.BYTES)
                    .put((byte) 0)
                    .putLong(size)
                    .array());
            bytes += Math.max(0, size);
        }
        return new FolderSum(files.size(), bytes, Sums.text(sum));
    }

    /** SHA-256 of one file, in hexadecimal digits. */
    static String ofFile(Path file, Pace pace) throws IOException, InterruptedException {
        MessageDigest sum = Sums.digest();
        add(file, sum, pace);
        return Sums.text(sum);
    }

    private static long add(Path file, MessageDigest sum, Pace pace) throws IOException, InterruptedException {
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (int n = channel.read(buffer); n >= 0; n = channel.read(buffer)) {
                sum.update(buffer.flip());
                buffer.clear();
                size += n;
                pace.read(n);
            }
        }
        return size;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }
}
