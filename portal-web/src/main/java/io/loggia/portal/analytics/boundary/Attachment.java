package io.loggia.portal.analytics.boundary;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Content-Disposition for a file to be saved (RFC 6266). */
final class Attachment {

    private static final int MAX_CHARACTERS = 120;

    /** RFC 8187, section 3.2.1: attr-char, less letters and digits. */
    private static final String ATTR_CHAR = "!#$&+-.^_`|~";

    private Attachment() {}

    /**
     * The header's value, with a plain name for old readers and the real one for all others. Separators of paths and
     * whatever a file system may refuse become dashes, so that a department's name cannot choose a folder.
     */
    static String named(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = fileName.substring(0, dot).replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|%;,\\s]+", "-");
        String cut = stem.codePointCount(0, stem.length()) <= MAX_CHARACTERS
                ? stem
                : stem.substring(0, stem.offsetByCodePoints(0, MAX_CHARACTERS));
        String name = cut + fileName.substring(dot);
        return "attachment; filename=\"" + name.replaceAll("[^\\x20-\\x7e]", "_") + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ATTR_CHAR.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
