package io.loggia.portal.platform.control;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that a part of the portal has to say. Names are stable: pages have words of their own for them. */
public interface Word {

    /** As the enum that lists them calls it. */
    String name();

    /** In English, with {@code {parameter}} where a parameter goes. */
    String template();

    /** What an admin can do about it, in English; null when there is nothing to say. */
    @Nullable
    String cure();

    /** As on the wire. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default String words(Map<String, String> parameters) {
        String words = template();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            words = words.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return words;
    }
}
