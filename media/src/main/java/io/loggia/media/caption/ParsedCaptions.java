package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.util.List;

/**
 * What a caption file says.
 *
 * @param cues by start time
 * @param warnings sentences for the author about what was changed or looks wrong
 */
public record ParsedCaptions(List<Cue> cues, List<String> warnings) {

    public ParsedCaptions {
        cues = List.copyOf(cues);
        warnings = List.copyOf(warnings);
    }
}
