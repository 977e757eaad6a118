package io.loggia.media.packaging;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells the one kind of picture in H.264 behind which nothing refers to anything before it. Containers call others key
 * pictures, too: with an open group of pictures, some that are shown before one need what came before it.
 */
final class IdrPicture {

    /** ITU-T H.264 table 7-1. */
    private static final int LAST_SLICE = 5;

    private static final int IDR_SLICE = 5;
    private static final int USUAL_LENGTH_BYTES = 4;

    private IdrPicture() {}

    /** @param init of the rendition that the segment is of */
    static boolean begins(Path file, Segment segment, byte[] init) throws IOException {
        int lengthBytes = lengthBytes(init);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = segment.firstSampleFrom();
            ByteBuffer unit = ByteBuffer.allocate(lengthBytes + 1);
            while (at + unit.capacity() <= segment.firstSampleTo()) {
                read(channel, unit.clear(), at);
                long length = 0;
                for (int i = 0; i < lengthBytes; i++) {
                    length = (length << 8) | (unit.get(i) & 0xFF);
                }
                int kind = unit.get(lengthBytes) & 0x1F;
                if (kind >= 1 && kind <= LAST_SLICE) {
                    return kind == IDR_SLICE;
                }
                at += lengthBytes + length;
            }
            return false;
        }
    }

    /** ISO/IEC 14496-15 §5.3.3.1: how many bytes tell the length of a unit. */
    private static int lengthBytes(byte[] init) {
        int avcC = new String(init, StandardCharsets.ISO_8859_1).indexOf("avcC");
        return avcC < 0 || avcC + 8 >= init.length ? USUAL_LENGTH_BYTES : (init[avcC + 8] & 0x3) + 1;
    }

    private static void read(FileChannel channel, ByteBuffer into, long from) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new EOFException("A segment ends within its first picture");
            }
        }
    }
}
