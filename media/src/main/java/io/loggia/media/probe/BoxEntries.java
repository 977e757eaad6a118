package io.loggia.media.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The entries in an MP4 file's tables of boxes (ISO/IEC 14496-12 §8.5.2, §8.7.2), found by headers alone, and no more of
 * them than a limit. What does not fit into each other ends the search: the demuxer will have its word on it.
 */
final class BoxEntries {

    private static final int MOST_HEADERS = 200_000;
    private static final int DEEPEST = 8;
    private static final Set<String> INSIDE = Set.of("moov", "trak", "mdia", "minf", "stbl", "dinf");

    private final FileChannel channel;
    private final String table;
    private final Predicate<Entry> wanted;
    private int headers;

    private BoxEntries(FileChannel channel, String table, Predicate<Entry> wanted) {
        this.channel = channel;
        this.table = table;
        this.wanted = wanted;
    }

    /**
     * One entry.
     *
     * @param bytes its size
     * @param flags where it has such; of no meaning elsewhere
     */
    record Entry(String type, long bytes, int flags) {}

    /** Whether any track has such an entry in its table. */
    static boolean any(Path source, String table, Predicate<Entry> wanted) {
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            return new BoxEntries(channel, table, wanted).inBoxes(0, channel.size(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + source, e);
        }
    }

    private boolean inBoxes(long from, long to, int depth) throws IOException {
        long at = from;
        while (at + 8 <= to && headers++ < MOST_HEADERS) {
            ByteBuffer header = read(channel, at, 16);
            long size = Integer.toUnsignedLong(header.getInt());
            String type = type(header);
            int length = 8;
            if (size == 1 && header.remaining() >= 8) {
                size = header.getLong();
                length = 16;
            }
            long end = size == 0 ? to : at + size;
            if (end < at + length || end > to) {
                return false;
            }
            if (type.equals(table)
                    ? inTable(at + length + 8, end)
                    : INSIDE.contains(type) && depth < DEEPEST && inBoxes(at + length, end, depth + 1)) {
                return true;
            }
            at = end;
        }
        return false;
    }

    private boolean inTable(long from, long to) throws IOException {
        long at = from;
        while (at + 8 <= to && headers++ < MOST_HEADERS) {
            ByteBuffer header = read(channel, at, 12);
            long size = Integer.toUnsignedLong(header.getInt());
            String type = type(header);
            int flags = header.remaining() >= 4 ? header.getInt() & 0xFFFFFF : 0;
            if (wanted.test(new Entry(type, size, flags))) {
                return true;
            }
            at += Math.max(8, size);
        }
        return false;
    }

    private static String type(ByteBuffer header) {
        byte[] type = new byte[4];
        header.get(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** So many bytes, or as many as there are. */
    static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // reads on until the buffer is full or the file ends
        }
        return bytes.flip();
    }
}
