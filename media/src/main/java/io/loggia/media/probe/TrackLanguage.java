package io.loggia.media.probe;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Languages as containers name them, by ISO 639-2, and as BCP 47 wants them: with two letters where there are two. */
public final class TrackLanguage {

    private static final Map<String, String> SHORT = shorter();

    private TrackLanguage() {}

    private static Map<String, String> shorter() {
        Map<String, String> all = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            all.put(Locale.of(two).getISO3Language(), two);
        }
        // Where the codes for bibliographies differ from those for terms.
        String[] others = {
            "alb sq", "arm hy", "baq eu", "bur my", "chi zh", "cze cs", "dut nl", "fre fr", "geo ka", "ger de",
            "gre el", "ice is", "mac mk", "mao mi", "may ms", "per fa", "rum ro", "slo sk", "tib bo", "wel cy"
        };
        for (String pair : others) {
            all.put(pair.substring(0, 3), pair.substring(4));
        }
        return all;
    }

    /** The tag; empty for what names no language. */
    public static String tag(String code) {
        String lower = code.toLowerCase(Locale.ROOT).strip();
        if (!lower.matches("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}") || lower.matches("(und|mis|mul|zxx)(-.*)?")) {
            return "";
        }
        int end = lower.indexOf('-') < 0 ? lower.length() : lower.indexOf('-');
        String language = lower.substring(0, end);
        return Locale.forLanguageTag(SHORT.getOrDefault(language, language) + lower.substring(end))
                .toLanguageTag();
    }
}
