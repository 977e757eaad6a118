package io.loggia.portal.roster.control;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids as clients send them. To a client, an id that cannot be one of ours is one that does not exist. */
final class ScimIds {

    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ScimIds() {}

    static @Nullable UUID parse(@Nullable String text) {
        return text == null || !UUID_SHAPE.matcher(text).matches() ? null : UUID.fromString(text);
    }
}
