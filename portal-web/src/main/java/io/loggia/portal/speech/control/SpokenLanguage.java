package io.loggia.portal.speech.control;

import io.loggia.media.probe.TrackLanguage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Languages as engines name them: by letters, or by their English name. */
final class SpokenLanguage {

    private static final Map<String, String> NAMED = named();

    private SpokenLanguage() {}

    private static Map<String, String> named() {
        Map<String, String> all = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            all.put(Locale.of(two).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), two);
        }
        // Names of Whisper's that Java does not know.
        all.putAll(Map.of(
                "mandarin",
                "zh",
                "castilian",
                "es",
                "valencian",
                "ca",
                "flemish",
                "nl",
                "moldavian",
                "ro",
                "pushto",
                "ps",
                "haitian creole",
                "ht",
                "burmese",
                "my",
                "myanmar",
                "my",
                "sinhalese",
                "si"));
        return all;
    }

    /** Two or three letters; empty for what names no language. */
    static String tag(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        String known = NAMED.getOrDefault(lower, lower);
        String tag = TrackLanguage.tag(known);
        int region = tag.indexOf('-');
        return region < 0 ? tag : tag.substring(0, region);
    }
}
