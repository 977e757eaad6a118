package io.loggia.media.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A media segment, as its own boxes tell it. Times are in the rendition's time scale.
 *
 * @param start decode time of its first sample
 * @param samples pictures, or packets of sound
 * @param bytes size of the file
 * @param fragmentFrom offset of the fragment's header
 * @param firstSampleFrom offset of the first sample
 * @param firstSampleTo offset behind its last byte
 */
record Segment(
        String name,
        long start,
        long duration,
        int samples,
        long bytes,
        long fragmentFrom,
        long firstSampleFrom,
        long firstSampleTo) {

    private static final int HEAD = 64 * 1024;
    private static final int DEFAULT_DURATION = 0x8;
    private static final int DEFAULT_SIZE = 0x10;

    static Segment read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer bytes = head(channel, HEAD);
            Boxes.Box moof = Boxes.find(bytes, "moof", 0, (int) Math.min(size, Integer.MAX_VALUE));
            if (moof != null && moof.to() + 16 > bytes.limit()) {
                bytes = head(channel, moof.to() + 16);
            }
            if (moof == null || moof.to() + 8 > bytes.limit()) {
                throw Incomplete.of();
            }
            Boxes.Box mdat = Boxes.at(bytes, moof.to(), (int) Math.min(size, Integer.MAX_VALUE));
            // One fragment a segment, as our muxer writes it; anything else would be measured wrongly.
            if (mdat == null || !mdat.type().equals("mdat") || mdat.to() != size) {
                throw Incomplete.of();
            }
            return of(bytes, String.valueOf(file.getFileName()), moof, size);
        }
    }

    private static ByteBuffer head(FileChannel channel, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // reads on until the buffer is full
        }
        return bytes.flip();
    }

    private static Segment of(ByteBuffer bytes, String name, Boxes.Box moof, long size) {
        Boxes.Box traf = Boxes.inside(bytes, moof, "traf");
        Boxes.Box tfdt = Boxes.inside(bytes, traf, "tfdt");
        Boxes.Box tfhd = Boxes.inside(bytes, traf, "tfhd");
        Boxes.Box trun = Boxes.inside(bytes, traf, "trun");
        boolean wide = bytes.get(tfdt.body()) == 1;
        long start = wide ? bytes.getLong(tfdt.body() + 4) : Integer.toUnsignedLong(bytes.getInt(tfdt.body() + 4));

        // ISO/IEC 14496-12 §8.8.7: optional fields follow the track's number in the order of their flags.
        int fragmentFlags = bytes.getInt(tfhd.body()) & 0xFFFFFF;
        int at = tfhd.body() + 8 + ((fragmentFlags & 0x1) != 0 ? 8 : 0) + ((fragmentFlags & 0x2) != 0 ? 4 : 0);
        long usualDuration = (fragmentFlags & DEFAULT_DURATION) != 0 ? bytes.getInt(at) : 0;
        at += (fragmentFlags & DEFAULT_DURATION) != 0 ? 4 : 0;
        long usualSize = (fragmentFlags & DEFAULT_SIZE) != 0 ? bytes.getInt(at) : 0;

        // §8.8.8
        int flags = bytes.getInt(trun.body()) & 0xFFFFFF;
        int samples = bytes.getInt(trun.body() + 4);
        int data = (flags & 0x1) != 0 ? bytes.getInt(trun.body() + 8) : 0;
        int entry = trun.body() + 8 + ((flags & 0x1) != 0 ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
        int entryBytes = 4 * Integer.bitCount(flags & 0xF00);
        if (samples < 1 || (long) entry + (long) samples * entryBytes > trun.to()) {
            throw Incomplete.of();
        }
        int sizeField = (flags & 0x100) != 0 ? 4 : 0;
        long firstSize = (flags & 0x200) != 0 ? bytes.getInt(entry + sizeField) : usualSize;
        long duration = 0;
        for (int i = 0; i < samples; i++) {
            duration += (flags & 0x100) != 0 ? bytes.getInt(entry + i * entryBytes) : usualDuration;
        }
        long first = (long) moof.from() + data;
        return new Segment(name, start, duration, samples, size, moof.from(), first, first + firstSize);
    }
}
