package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An opaque place in a sorted list: the sort values of the last row seen. */
public final class Cursor {

    private static final String SEPARATOR = "\u0000";

    private Cursor() {}

    public static String encode(String... values) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_CURSOR} unless the cursor holds exactly {@code size} values */
    public static List<String> decode(String cursor, int size) {
        try {
            List<String> values = List.of(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (values.size() == size) {
                return values;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    /** The problem for a cursor whose values turn out not to be what the list sorts by. */
    public static LoggiaException invalid(@org.jspecify.annotations.Nullable RuntimeException cause) {
        String detail = "Start the list again without a cursor.";
        return cause == null
                ? new LoggiaException(ErrorCode.INVALID_CURSOR, detail)
                : new LoggiaException(ErrorCode.INVALID_CURSOR, detail, cause);
    }
}
