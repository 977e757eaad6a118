package io.loggia.portal.playback.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One version of a file as the edge serves it: its bytes in memory, or read as they are sent. */
public final class MediaFile {

    /** Small enough to be stopped in the middle of a segment, and large enough that it costs nothing beside one write. */
    private static final int HELD_PIECE = 256 << 10;

    private final Path path;
    private final MediaFileType type;
    private final long size;
    private final Preconditions version;
    private final byte[] held;
    private final int bufferBytes;

    /** @param held all bytes of the file, or none when they are to be read from disk */
    MediaFile(Path path, MediaFileType type, long size, Preconditions version, byte[] held, int bufferBytes) {
        this.path = path;
        this.type = type;
        this.size = size;
        this.version = version;
        this.held = held;
        this.bufferBytes = bufferBytes;
    }

    /** A file that was made for this answer. Its tag follows its content; it is as old as the answer. */
    static MediaFile made(String content, MediaFileType type) {
        return made(content.getBytes(StandardCharsets.UTF_8), type);
    }

    /** As {@link #made(String, MediaFileType)}. */
    static MediaFile made(byte[] bytes, MediaFileType type) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        String tag = "\"" + Integer.toHexString(bytes.length) + "-" + Long.toHexString(sum.getValue()) + "\"";
        Preconditions version = new Preconditions(tag, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new MediaFile(Path.of(""), type, bytes.length, version, bytes, 0);
    }

    /** The whole of a small file as text. */
    String text() throws IOException {
        return held.length > 0
                ? new String(held, StandardCharsets.UTF_8)
                : Files.readString(path, StandardCharsets.UTF_8);
    }

    /** The bytes were cut off because the right to them was withdrawn. */
    public static final class Withdrawn extends IOException {

        private static final long serialVersionUID = 1L;

        Withdrawn() {
            super("The right to these bytes was withdrawn while they were sent");
        }
    }

    public MediaFileType type() {
        return type;
    }

    /** Whether it lies in the storage and stays as it is, so that an edge may keep it. */
    public boolean isStoredForGood() {
        return type.isImmutable();
    }

    public long size() {
        return size;
    }

    public Preconditions version() {
        return version;
    }

    int heldBytes() {
        return held.length;
    }

    /** Opens a part of the file, to be sent piece by piece. */
    public Part open(ByteRange range) throws IOException {
        return new Part(range);
    }

    /** A part of the file on its way out. For one thread at a time. */
    public final class Part implements Pieces {

        private final @Nullable FileChannel channel;
        private final ByteBuffer buffer;
        private long at;
        private long left;

        private Part(ByteRange range) throws IOException {
            at = range.first();
            left = range.length();
            channel =
                    held.length > 0 ? null : FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            buffer = ByteBuffer.allocate(channel == null ? 0 : (int) Math.min(bufferBytes, left));
        }

        @Override
        public boolean isOver() {
            return left == 0;
        }

        @Override
        public void writeNext(OutputStream out, BooleanSupplier holds) throws IOException {
            if (!holds.getAsBoolean()) {
                throw new Withdrawn();
            }
            if (channel == null) {
                int n = (int) Math.min(HELD_PIECE, left);
                int first = (int) at;
                at += n;
                left -= n;
                out.write(held, first, n);
                return;
            }
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int n = channel.read(buffer, at);
            if (n < 0) {
                throw new IOException("The file became shorter while it was sent: " + path.getFileName());
            }
            at += n;
            left -= n;
            out.write(buffer.array(), 0, n);
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
