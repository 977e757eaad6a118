package io.loggia.portal.processing.control;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The end of what a media program said, fit to be kept and shown: bounded, without paths or anything like a secret. */
final class LogTail {

    static final int MAX_CHARS = 4000;

    private static final Pattern FOLDERS = Pattern.compile("(?<![\\w:/])(?:/[^/\\s'\":,;()\\[\\]]+)*/(?=[^/\\s])");
    private static final Pattern ADDRESS = Pattern.compile("\\b[a-z][a-z0-9+.-]*://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_+/=-]{40,}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private LogTail() {}

    /** @param home of the server, whose name may hold blanks */
    static @Nullable String of(String said, Path home) {
        String text = said.replace(home.toAbsolutePath().normalize() + "/", "/");
        text = CONTROL.matcher(text).replaceAll("");
        text = ADDRESS.matcher(text).replaceAll("…");
        text = FOLDERS.matcher(text).replaceAll("");
        text = SECRET.matcher(text).replaceAll("…").strip();
        if (text.length() > MAX_CHARS) {
            String end = text.substring(text.length() - MAX_CHARS);
            int line = end.indexOf('\n');
            text = line < 0 ? end : end.substring(line + 1);
        }
        return text.isEmpty() ? null : text;
    }
}
