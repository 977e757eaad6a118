package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ids that a list is kept to, as an address names them: by a parameter that may stand there several times. */
public final class AskedIds {

    /** What one page can answer. */
    public static final int MOST = Page.MAX_LIMIT;

    private AskedIds() {}

    /**
     * An empty text names none, as a form sends it in which nothing is chosen.
     *
     * @return null where none is named, so that the list is not kept to any
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for more than {@value #MOST}
     */
    public static <T> @Nullable Set<T> parse(@Nullable List<String> named, Function<String, T> id) {
        Set<T> ids = new LinkedHashSet<>();
        if (named != null) {
            named.stream().filter(one -> !one.isEmpty()).map(id).forEach(ids::add);
        }
        if (ids.size() > MOST) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "'id' names at most " + MOST + " at once.");
        }
        return ids.isEmpty() ? null : ids;
    }
}
