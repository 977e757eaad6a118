package io.loggia.media.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An AVI film with a stream of subtitles of the kind "GAB2", which holds a file of its own (attack A02). */
final class SubtitledAvi {

    /** More than is looked at of a file's head. */
    private static final int FAR = 2 * FileSignature.HEAD_BYTES;

    private static final int PICTURE = 64 * 64 * 3;

    private SubtitledAvi() {}

    /** @param file what the subtitles claim to be */
    static byte[] with(String file) {
        byte[] frames = new byte[0];
        for (int bytes = 0; bytes < FAR; bytes += PICTURE) {
            frames = concat(frames, chunk("00db", new byte[PICTURE]));
        }
        byte[] movie = concat(frames, chunk("01tx", subtitles(file)), chunk("00db", new byte[PICTURE]));
        byte[] header = list("hdrl", chunk("avih", mainHeader()), pictures(), texts());
        return chunk("RIFF", concat(ascii("AVI "), header, list("movi", movie)));
    }

    /** Its marker, a version, a title in UTF-16, another version and the file. */
    private static byte[] subtitles(String file) {
        byte[] content = file.getBytes(StandardCharsets.UTF_8);
        return little(4 + 1 + 2 + 4 + 2 + 2 + 4 + content.length)
                .put(ascii("GAB2"))
                .put((byte) 0)
                .putShort((short) 2)
                .putInt(2)
                .putShort((short) 0)
                .putShort((short) 4)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] mainHeader() {
        return little(56)
                .putInt(40_000)
                .putInt(PICTURE * 25)
                .putInt(0)
                .putInt(0)
                .putInt(FAR / PICTURE)
                .putInt(0)
                .putInt(2)
                .putInt(PICTURE)
                .putInt(64)
                .putInt(64)
                .array();
    }

    private static byte[] pictures() {
        byte[] format = little(40)
                .putInt(40)
                .putInt(64)
                .putInt(64)
                .putShort((short) 1)
                .putShort((short) 24)
                .putInt(0)
                .putInt(PICTURE)
                .array();
        return list("strl", chunk("strh", streamHeader("vids", PICTURE)), chunk("strf", format));
    }

    private static byte[] texts() {
        return list("strl", chunk("strh", streamHeader("txts", 0)), chunk("strf", new byte[0]));
    }

    private static byte[] streamHeader(String kind, int sample) {
        return little(56)
                .put(ascii(kind))
                .put(new byte[4])
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(1)
                .putInt(25)
                .putInt(0)
                .putInt(FAR / PICTURE)
                .putInt(PICTURE)
                .putInt(-1)
                .putInt(sample)
                .array();
    }

    private static byte[] list(String kind, byte[]... parts) {
        return chunk("LIST", concat(ascii(kind), concat(parts)));
    }

    private static byte[] chunk(String kind, byte[] content) {
        return little(8 + content.length + content.length % 2)
                .put(ascii(kind))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
