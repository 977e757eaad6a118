package io.loggia.media.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the boxes of one segment say (ISO/IEC 14496-12 §8.8), read anew, so that a mistake in the product's own reading is
 * seen.
 *
 * @param decodeTime of its first sample, in units of the track
 * @param duration of all samples, in units of the track
 * @param beginsIndependently whether the first sample needs no other
 */
record Fragment(long decodeTime, long duration, boolean beginsIndependently) {

    private static final int HEADER = 8;
    private static final int NO_SYNC_SAMPLE = 0x10000;

    static Fragment read(Path segment) {
        ByteBuffer traf = child(child(bytes(segment), "moof"), "traf");
        ByteBuffer header = child(traf, "tfhd");
        int flags = header.getInt();
        header.getInt();
        skip(header, flags, 0x1, 8);
        skip(header, flags, 0x2, 4);
        int usualDuration = (flags & 0x8) != 0 ? header.getInt() : 0;
        skip(header, flags, 0x10, 4);
        int usualFlags = (flags & 0x20) != 0 ? header.getInt() : 0;
        ByteBuffer time = child(traf, "tfdt");
        long decodeTime = time.getInt() >>> 24 == 1 ? time.getLong() : Integer.toUnsignedLong(time.getInt());
        return run(child(traf, "trun"), decodeTime, usualDuration, usualFlags);
    }

    private static Fragment run(ByteBuffer run, long decodeTime, int usualDuration, int usualFlags) {
        int flags = run.getInt();
        int samples = run.getInt();
        skip(run, flags, 0x1, 4);
        int first = (flags & 0x4) != 0 ? run.getInt() : usualFlags;
        long duration = 0;
        for (int i = 0; i < samples; i++) {
            duration += (flags & 0x100) != 0 ? run.getInt() : usualDuration;
            skip(run, flags, 0x200, 4);
            int own = (flags & 0x400) != 0 ? run.getInt() : usualFlags;
            first = i == 0 && (flags & 0x400) != 0 ? own : first;
            skip(run, flags, 0x800, 4);
        }
        return new Fragment(decodeTime, duration, (first & NO_SYNC_SAMPLE) == 0);
    }

    private static void skip(ByteBuffer box, int flags, int flag, int length) {
        if ((flags & flag) != 0) {
            box.position(box.position() + length);
        }
    }

    /** Units a second, of the one track of an initialisation segment. */
    static double timescale(Path init) {
        ByteBuffer header = child(child(child(child(bytes(init), "moov"), "trak"), "mdia"), "mdhd");
        boolean large = header.getInt() >>> 24 == 1;
        header.position(header.position() + (large ? 16 : 8));
        return header.getInt();
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer child(ByteBuffer box, String type) {
        ByteBuffer rest = box.duplicate();
        while (rest.remaining() >= HEADER) {
            int length = rest.getInt(rest.position());
            byte[] name = new byte[4];
            rest.get(rest.position() + 4, name);
            if (new String(name, StandardCharsets.ISO_8859_1).equals(type)) {
                return rest.slice(rest.position() + HEADER, length - HEADER);
            }
            rest.position(rest.position() + length);
        }
        throw new IllegalStateException("There is no " + type);
    }
}
