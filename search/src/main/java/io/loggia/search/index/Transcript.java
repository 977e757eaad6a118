package io.loggia.search.index;

import io.loggia.domain.Cue;
import java.util.List;

/**
 * What is said in an item, in one language.
 *
 * @param language BCP 47 tag
 * @param cues in order of time
 */
public record Transcript(String language, List<Cue> cues) {

    public Transcript {
        cues = List.copyOf(cues);
    }
}
