package io.loggia.portal.platform.control;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something said to an admin: by a code with its parameters, from which a page makes a sentence in its reader's language,
 * and in plain English for whoever has no page.
 *
 * @param code empty for what was kept before it had a code: pages show the words
 * @param cure what an admin can do about it, in English; null when there is nothing to say
 */
public record Told(
        String code,
        Map<String, String> parameters,
        String words,
        @Nullable String cure) {

    /** @param parameters name and value by turns */
    public static Told of(Word word, String... parameters) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            named.put(parameters[i], parameters[i + 1]);
        }
        return new Told(word.code(), named, word.words(named), word.cure());
    }
}
