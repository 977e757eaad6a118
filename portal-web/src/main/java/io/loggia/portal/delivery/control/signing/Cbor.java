package io.loggia.portal.delivery.control.signing;

import java.io.ByteArrayOutputStream;

/** Writes CBOR in its shortest form (RFC 8949, section 4.2.1), as far as tokens need it. */
final class Cbor {

    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;

    private static final int DIRECT = 24;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Cbor integer(long value) {
        return value < 0 ? head(NEGATIVE, -1 - value) : head(0, value);
    }

    Cbor text(String value) {
        byte[] bytes = Encodings.utf8(value);
        head(TEXT, bytes.length).out.writeBytes(bytes);
        return this;
    }

    Cbor bytes(byte[] value) {
        head(BYTES, value.length).out.writeBytes(value);
        return this;
    }

    /** As many items follow. */
    Cbor array(int items) {
        return head(ARRAY, items);
    }

    /** As many pairs of key and value follow. */
    Cbor map(int pairs) {
        return head(MAP, pairs);
    }

    /** What follows is of that kind. */
    Cbor tag(int kind) {
        return head(TAG, kind);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private Cbor head(int major, long value) {
        int size = value < DIRECT ? 0 : value < 1L << 8 ? 1 : value < 1L << 16 ? 2 : value < 1L << 32 ? 4 : 8;
        int said = size == 0 ? (int) value : DIRECT + Integer.numberOfTrailingZeros(size);
        out.write(major << 5 | said);
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }
}
