package io.loggia.portal.catalog.control;

import io.loggia.domain.Cue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A cue that somebody is working on: it may still have no words, or end before it begins. */
public record DraftCue(long startMs, long endMs, @Nullable String speaker, String text) {

    static DraftCue of(Cue cue) {
        return new DraftCue(cue.start().toMillis(), cue.end().toMillis(), cue.speaker(), cue.text());
    }

    boolean isWhole() {
        return endMs > startMs && !text.isBlank();
    }

    Cue whole() {
        return new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), speaker, text);
    }
}
