package io.loggia.media.packaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Walks the boxes of ISO/IEC 14496-12. All offsets count from the start of the buffer. */
final class Boxes {

    private static final int HEADER = BoxWriter.HEADER;

    private Boxes() {}

    /** A box: {@code from} is its size field, {@code body} what follows its type, {@code to} the byte behind it. */
    record Box(String type, int from, int body, int to) {}

    /** @return the box that begins at {@code at}, of which only the header need be in the buffer; null at the end */
    static @Nullable Box at(ByteBuffer bytes, int at, int end) {
        if (at + HEADER > Math.min(end, bytes.limit())) {
            return null;
        }
        long size = Integer.toUnsignedLong(bytes.getInt(at));
        byte[] type = new byte[4];
        bytes.get(at + 4, type);
        int header = HEADER;
        if (size == 1 && at + 16 <= bytes.limit()) {
            size = bytes.getLong(at + HEADER);
            header = 16;
        } else if (size == 0) {
            size = (long) end - at;
        }
        if (size < header || at + size > Integer.MAX_VALUE) {
            throw Incomplete.of();
        }
        return new Box(new String(type, StandardCharsets.ISO_8859_1), at, at + header, (int) (at + size));
    }

    /** The first box of a type among those between two offsets. */
    static @Nullable Box find(ByteBuffer bytes, String type, int from, int to) {
        for (Box box = at(bytes, from, to); box != null; box = at(bytes, box.to(), to)) {
            if (box.type().equals(type)) {
                return box;
            }
        }
        return null;
    }

    /** A box that must be there, inside another. */
    static Box inside(ByteBuffer bytes, Box parent, String type) {
        Box found = find(bytes, type, parent.body(), Math.min(parent.to(), bytes.limit()));
        if (found == null || found.to() > bytes.limit()) {
            throw Incomplete.of();
        }
        return found;
    }
}
