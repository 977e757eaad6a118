package io.loggia.portal.search.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.search.index.MediaIndex;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The index in use, which may be another at any moment: the one before is closed then. */
final class CurrentIndex {

    private volatile @Nullable MediaIndex index;

    /** The index in use; null while there is none. */
    @Nullable
    MediaIndex get() {
        return index;
    }

    void set(@Nullable MediaIndex next) {
        index = next;
    }

    /**
     * Asks the index in use. Who took it up just before another took over finds it closed, and asks that one.
     *
     * @throws LoggiaException {@link ErrorCode#UNAVAILABLE} when there is none, or when it cannot be read
     */
    <T> T ask(Function<MediaIndex, T> question) {
        MediaIndex asked = require();
        try {
            return question.apply(asked);
        } catch (LoggiaException e) {
            if (e.code() != ErrorCode.UNAVAILABLE || index == asked) {
                throw e;
            }
            return question.apply(require());
        }
    }

    private MediaIndex require() {
        MediaIndex current = index;
        if (current == null) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "Search is not available at the moment.");
        }
        return current;
    }
}
