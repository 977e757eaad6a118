package io.loggia.media.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the boxes of ISO/IEC 14496-12. */
final class BoxWriter {

    /** Bytes of a box ahead of its body. */
    static final int HEADER = 8;

    private BoxWriter() {}

    static byte[] box(String type, byte[]... parts) {
        byte[] body = join(parts);
        return join(int32(HEADER + body.length), text(type), body);
    }

    static byte[] fullBox(String type, int version, int flags, byte[]... parts) {
        return box(type, int32(version << 24 | flags), join(parts));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] int16(int value) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) value).array();
    }

    static byte[] int32(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    static byte[] int64(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zeros(int count) {
        return new byte[count];
    }
}
