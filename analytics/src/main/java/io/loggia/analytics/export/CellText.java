package io.loggia.analytics.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes any text fit for a string cell of a workbook. */
final class CellText {

    /** A limit of Excel, in UTF-16 units; a longer string makes it "repair" the file. */
    static final int MAX_LENGTH = 32_767;

    private static final String CUT = "…";

    /** ECMA-376 ST_Xstring: readers turn {@code _x003D_} into the character of that number. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private CellText() {}

    /** Characters that XML 1.0 cannot hold become {@code U+FFFD}, what looks like an escape is escaped, the end is cut. */
    static String of(String text) {
        String clean = withoutIllegal(text);
        Matcher escape = ESCAPE.matcher(clean);
        String escaped = escape.find() ? escape.replaceAll("_x005F_") : clean;
        if (escaped.length() <= MAX_LENGTH) {
            return escaped;
        }
        int end = MAX_LENGTH - CUT.length();
        return escaped.substring(0, Character.isHighSurrogate(escaped.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private static String withoutIllegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                StringBuilder clean = new StringBuilder(text.length());
                text.codePoints().forEach(c -> clean.appendCodePoint(isXml(c) ? c : '\uFFFD'));
                return clean.toString();
            }
        }
        return text;
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c < 0xD800;
    }

    /** The Char production of XML 1.0; a lone surrogate is a code point outside of it. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
