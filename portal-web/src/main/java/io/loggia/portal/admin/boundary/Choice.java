package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of a fixed set of words in a query. */
final class Choice {

    private Choice() {}

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for a word outside of the set */
    static <E extends Enum<E>> @Nullable E of(Class<E> words, @Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(words, asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Choose one of " + Arrays.toString(words.getEnumConstants()) + ".", e);
        }
    }
}
