package io.loggia.portal.search.control;

import io.loggia.domain.MediaId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What took long to find.
 *
 * @param text as it was typed; empty where nothing is
 * @param media the item that was asked about; null where it was all of them
 */
public record SlowQuery(
        Instant at, Kind kind, String text, @Nullable MediaId media, Duration took, int found) {

    /** What was asked for. */
    public enum Kind {
        SEARCH,
        SUGGESTIONS,
        /** The moments of one item. */
        MOMENTS,
        /** Items like one. */
        SIMILAR,
        /** Items of the same meaning as what was searched for. */
        MEANING
    }
}
