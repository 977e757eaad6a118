package io.loggia.media.caption;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The characters of a caption file, whatever encoding its author's tool chose. */
final class CaptionText {

    private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
    private static final int SNIFFED_BYTES = 512;

    private CaptionText() {}

    static String decode(byte[] file, List<String> warnings) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return decode(file, 3, StandardCharsets.UTF_8, warnings);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return decode(file, 2, StandardCharsets.UTF_16LE, warnings);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return decode(file, 2, StandardCharsets.UTF_16BE, warnings);
        }
        return decode(file, 0, withoutMark(file), warnings);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Timings are ASCII in every language, so in UTF-16 about every second byte of a caption file's head is zero. */
    private static Charset withoutMark(byte[] file) {
        int seen = Math.min(file.length, SNIFFED_BYTES) & ~1;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < seen; i += 2) {
            evenZeros += file[i] == 0 ? 1 : 0;
            oddZeros += file[i + 1] == 0 ? 1 : 0;
        }
        if (oddZeros > seen / 4 && evenZeros < oddZeros / 4) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > seen / 4 && oddZeros < evenZeros / 4) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String decode(byte[] file, int from, Charset charset, List<String> warnings) {
        ByteBuffer bytes = ByteBuffer.wrap(file, from, file.length - from);
        try {
            // WebVTT, section 4.1: "Replace all U+0000 NULL characters by U+FFFD REPLACEMENT CHARACTERs."
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString()
                    .replace('\0', '\uFFFD');
        } catch (CharacterCodingException e) {
            warnings.add("The file is not valid " + charset.name() + " and was read as Windows-1252; check accents.");
            return new String(file, from, file.length - from, WINDOWS_LATIN).replace('\0', '\uFFFD');
        }
    }
}
