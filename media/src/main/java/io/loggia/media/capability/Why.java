package io.loggia.media.capability;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reason with its parameters, from which a page makes a sentence in its reader's language.
 *
 * @param words in plain English, for whoever has no page
 */
public record Why(Reason reason, Map<String, String> parameters, String words) {

    /** @param parameters name and value by turns */
    public static Why of(Reason reason, String... parameters) {
        Map<String, String> named = new LinkedHashMap<>();
        String words = reason.template();
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            named.put(parameters[i], parameters[i + 1]);
            words = words.replace("{" + parameters[i] + "}", parameters[i + 1]);
        }
        return new Why(reason, named, words);
    }

    /** What a program said, for which nobody has other words. */
    public static Why said(String text) {
        return of(Reason.SAID, "text", text);
    }
}
