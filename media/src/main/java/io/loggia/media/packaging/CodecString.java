package io.loggia.media.packaging;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The {@code CODECS} value of a rendition, read from its initialisation segment. */
final class CodecString {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CodecString() {}

    static String of(byte[] init) {
        int avcC = find(init, "avcC");
        if (avcC >= 0 && avcC + 8 <= init.length) {
            // ISO/IEC 14496-15: version, then profile, compatibility and level, which RFC 6381 wants in hexadecimal.
            return "avc1." + HEX.formatHex(init, avcC + 5, avcC + 8);
        }
        int hvcC = find(init, "hvcC");
        if (hvcC >= 0 && hvcC + 17 <= init.length) {
            return hevc(init, hvcC + 4);
        }
        int av1C = find(init, "av1C");
        if (av1C >= 0 && av1C + 7 <= init.length) {
            return av1(init, av1C + 4);
        }
        int esds = find(init, "esds");
        if (esds >= 0) {
            return "mp4a.40." + AudioConfig.objectType(ByteBuffer.wrap(init), esds + 4);
        }
        throw new LoggiaException(ErrorCode.INTERNAL, "A rendition has a codec that was not planned.");
    }

    /** ISO/IEC 14496-15 annex E: profile, compatibility in reversed bit order, tier and level, constraints. */
    private static String hevc(byte[] bytes, int at) {
        int profile = bytes[at + 1] & 0xFF;
        int compatibility = 0;
        for (int i = 0; i < 4; i++) {
            compatibility = (compatibility << 8) | (bytes[at + 2 + i] & 0xFF);
        }
        StringBuilder out = new StringBuilder("hvc1.");
        out.append(new String[] {"", "A", "B", "C"}[profile >> 6])
                .append(profile & 0x1F)
                .append('.');
        out.append(Integer.toHexString(Integer.reverse(compatibility)).toUpperCase(java.util.Locale.ROOT));
        out.append('.').append((profile & 0x20) != 0 ? 'H' : 'L').append(bytes[at + 12] & 0xFF);
        int last = at + 11;
        while (last > at + 6 && bytes[last] == 0) {
            last--;
        }
        for (int i = at + 6; i <= last; i++) {
            out.append('.').append(Integer.toHexString(bytes[i] & 0xFF).toUpperCase(java.util.Locale.ROOT));
        }
        return out.toString();
    }

    /** AV1 Codec ISO Media File Format Binding §5. */
    private static String av1(byte[] bytes, int at) {
        int first = bytes[at + 1] & 0xFF;
        int second = bytes[at + 2] & 0xFF;
        int depth = (second & 0x40) == 0 ? 8 : (second & 0x20) == 0 ? 10 : 12;
        return String.format(
                java.util.Locale.ROOT,
                "av01.%d.%02d%s.%02d",
                first >> 5,
                first & 0x1F,
                (second & 0x80) != 0 ? "H" : "M",
                depth);
    }

    private static int find(byte[] bytes, String box) {
        for (int i = 0; i + 4 <= bytes.length; i++) {
            if (bytes[i] == box.charAt(0)
                    && bytes[i + 1] == box.charAt(1)
                    && bytes[i + 2] == box.charAt(2)
                    && bytes[i + 3] == box.charAt(3)) {
                return i;
            }
        }
        return -1;
    }
}
