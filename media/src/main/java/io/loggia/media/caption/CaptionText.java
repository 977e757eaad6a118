package io.loggia.media.caption;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The characters of a caption file, whatever encoding its author's tool chose. */
final class CaptionText {

    private static final int SNIFFED_BYTES = 4096;
    private static final double LEAST_TEXT = 0.9;

    private CaptionText() {}

    /** @param language of what is written, which tells one legacy encoding from another; null when nobody knows */
    static String decode(byte[] file, @Nullable String language, List<String> warnings) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return decode(file, 3, StandardCharsets.UTF_8, language, warnings);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return decode(file, 2, StandardCharsets.UTF_16LE, language, warnings);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return decode(file, 2, StandardCharsets.UTF_16BE, language, warnings);
        }
        return decode(file, 0, withoutMark(file), language, warnings);
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

    /** No other encoding of text holds zeros, so that a file which does is UTF-16, in the order that makes text of it. */
    private static Charset withoutMark(byte[] file) {
        int seen = Math.min(file.length, SNIFFED_BYTES) & ~1;
        boolean zeros = false;
        for (int i = 0; i < seen; i++) {
            zeros |= file[i] == 0;
        }
        double little = zeros ? share(file, seen, StandardCharsets.UTF_16LE) : 0;
        double big = zeros ? share(file, seen, StandardCharsets.UTF_16BE) : 0;
        if (Math.max(little, big) < LEAST_TEXT || little == big) {
            return StandardCharsets.UTF_8;
        }
        return little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** How much of it is text: line breaks, spaces, ASCII, and letters of the scripts that people write in. */
    private static double share(byte[] file, int length, Charset charset) {
        String text = new String(file, 0, length, charset);
        long common = text.chars().filter(CaptionText::isCommon).count();
        return text.isEmpty() ? 0 : (double) common / text.length();
    }

    private static boolean isCommon(int character) {
        boolean ascii = character >= ' ' && character < 0x7F;
        return ascii
                || character == '\n'
                || character == '\r'
                || character == '\t'
                || (character >= 0xA0 && character <= 0x1FFF && Character.isDefined(character))
                || (character >= 0x2010 && character <= 0x2027)
                || (character >= 0x3000 && character <= 0x9FFF)
                || (character >= 0xAC00 && character <= 0xD7A3);
    }

    private static String decode(
            byte[] file, int from, Charset charset, @Nullable String language, List<String> warnings) {
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
            LegacyEncoding guess = LegacyEncoding.of(Arrays.copyOfRange(file, from, file.length), language);
            warnings.add("The file is not valid " + charset.name() + " and was read as " + guess.name()
                    + ", which is a guess; check the letters, or save the file as UTF-8.");
            return guess.text().replace('\0', '\uFFFD');
        }
    }
}
