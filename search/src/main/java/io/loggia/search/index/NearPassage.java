package io.loggia.search.index;

import io.loggia.domain.MediaId;
import io.loggia.search.index.Passage.Source;
import java.time.Duration;

/**
 * A passage whose meaning is near to what was asked.
 *
 * @param likeness from -1 to 1, the cosine of the angle between the two vectors
 */
public record NearPassage(
        MediaId media, Source source, Duration start, String language, String text, double likeness) {}
