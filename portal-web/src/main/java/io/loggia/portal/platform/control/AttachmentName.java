package io.loggia.portal.platform.control;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a downloaded file is called: by a title, in any script, and by nothing that a system could stumble over. */
public final class AttachmentName {

    private static final int MAX_LENGTH = 120;
    /** Separators and wildcards of any system, and what turns the direction of writing to disguise an ending. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\u2028\u2029/\\\\:*?\"<>|%]+");

    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");

    private AttachmentName() {}

    /** @param ending without a dot */
    public static String of(String title, String ending) {
        String safe = UNSAFE.matcher(title).replaceAll(" ").replaceAll("\\s+", " ");
        if (safe.codePointCount(0, safe.length()) > MAX_LENGTH) {
            safe = safe.substring(0, safe.offsetByCodePoints(0, MAX_LENGTH));
        }
        safe = EDGES.matcher(safe).replaceAll("");
        if (safe.isEmpty() || RESERVED.matcher(safe).matches()) {
            safe = "Media " + safe;
        }
        return safe.strip() + "." + ending;
    }

    /** The ending of an uploaded file's name, where it is one; {@code bin} otherwise. */
    public static String ending(String fileName) {
        Matcher ending = ENDING.matcher(fileName);
        return ending.find() ? ending.group(1).toLowerCase(Locale.ROOT) : "bin";
    }

    /** The header {@code Content-Disposition} of RFC 6266, with a plain name for those who do not know the other. */
    public static String header(String name) {
        StringBuilder plain = new StringBuilder();
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean word = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (word || c == '.' || c == '-' || c == '_') {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        name.codePoints().forEach(c -> plain.append(c >= ' ' && c < 0x7F && c != '"' && c != '\\' ? (char) c : '_'));
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
