package io.loggia.portal.upload.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one upload while they are appended to. Not for use by two threads at once.
 *
 * <p>The committed offset is the truth, not the length of the file: after a crash the file may be longer, by bytes that
 * nobody acknowledged, or that failed no checksum only because it was never compared. They are cut off.
 */
final class UploadFile implements AutoCloseable {

    private final FileChannel channel;
    private long position;

    private UploadFile(FileChannel channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    /**
     * Opens the file to append at {@code committed}.
     *
     * @throws TooShort when fewer bytes are there than were acknowledged
     */
    static UploadFile open(Path path, long committed) throws IOException {
        Files.createDirectories(path.getParent());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean usable = false;
        try {
            if (channel.size() < committed) {
                throw new TooShort(channel.size());
            }
            channel.truncate(committed);
            channel.position(committed);
            usable = true;
            return new UploadFile(channel, committed);
        } finally {
            if (!usable) {
                channel.close();
            }
        }
    }

    long position() {
        return position;
    }

    void append(byte[] bytes, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            // Counted piece by piece: what fitted before the disk was full is kept.
            position += channel.write(rest);
        }
    }

    byte[] head(int length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(length, position));
        while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
            // read on: a read may be short
        }
        return head.array();
    }

    void force() throws IOException {
        channel.force(false);
    }

    void cutBackTo(long offset) throws IOException {
        channel.truncate(offset);
        channel.position(offset);
        position = offset;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Acknowledged bytes are missing: an older copy of the media folder was put back. */
    static final class TooShort extends IOException {

        private static final long serialVersionUID = 1L;

        private final long length;

        TooShort(long length) {
            super("The file ends at " + length + ", before the offset that was acknowledged");
            this.length = length;
        }

        long length() {
            return length;
        }
    }
}
