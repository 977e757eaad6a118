package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import org.jspecify.annotations.Nullable;

/**
 * That a file takes the place of another.
 *
 * @param media the item whose file is replaced
 * @param retrain whether what was completed of the files before proves nothing any more
 * @param reason why, in words of the author; may be absent where completions stand
 */
public record Replacement(
        MediaId media, boolean retrain, @Nullable String reason) {

    public static final int MAX_REASON = 500;
}
