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

/** One version of a file as the edge serves it: its bytes in memory, or read as they are sent. */
public final class MediaFile {

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
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
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

    /**
     * Writes a part of the file.
     *
     * @param holds asked between pieces; false ends the answer at once
     */
    public void send(ByteRange range, OutputStream out, BooleanSupplier holds) throws IOException {
        if (held.length > 0) {
            out.write(held, (int) range.first(), (int) range.length());
            return;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            file.position(range.first());
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bufferBytes, range.length()));
            long left = range.length();
            while (left > 0) {
                if (!holds.getAsBoolean()) {
                    throw new Withdrawn();
                }
                buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                int n = file.read(buffer);
                if (n < 0) {
                    throw new IOException("The file became shorter while it was sent: " + path.getFileName());
                }
                out.write(buffer.array(), 0, n);
                left -= n;
            }
        }
    }
}
