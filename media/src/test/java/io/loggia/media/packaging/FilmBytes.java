package io.loggia.media.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Films as no encoder at hand writes them. */
final class FilmBytes {

    private static final int TS_PACKET = 188;
    private static final int PARITY = 16;

    private FilmBytes() {}

    /** Has a Matroska file tell a hundred times its length. */
    static byte[] longer(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int i = 0; i < 4000; i++) {
            // The element Duration, a number of eight bytes.
            if (bytes.getShort(i) == 0x4489 && file[i + 2] == (byte) 0x88) {
                bytes.putDouble(i + 3, bytes.getDouble(i + 3) * 100);
                return file;
            }
        }
        throw new IllegalStateException("No length is told");
    }

    /** Puts a tag before sound, with a title and as much padding as a large cover takes. */
    static byte[] tagged(byte[] file) {
        byte[] title = "\u0003Tagged".getBytes(StandardCharsets.UTF_8);
        int padding = 600_000;
        int size = 10 + title.length + padding;
        ByteBuffer tag = ByteBuffer.allocate(10 + size + file.length);
        tag.put("ID3".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {4, 0, 0});
        for (int shift = 21; shift >= 0; shift -= 7) {
            tag.put((byte) ((size >> shift) & 0x7F));
        }
        tag.put("TIT2".getBytes(StandardCharsets.US_ASCII)).putInt(title.length).putShort((short) 0);
        return tag.put(title).put(new byte[padding]).put(file).array();
    }

    /** Packets of 204 bytes, as broadcasters record them. */
    static byte[] withParity(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at + TS_PACKET <= file.length; at += TS_PACKET) {
            out.write(file, at, TS_PACKET);
            out.writeBytes(new byte[PARITY]);
        }
        return out.toByteArray();
    }
}
