package io.loggia.media.speech;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine heard, as it tells it: times may be out of order or no numbers at all, and texts anything.
 *
 * @param language tag of what is spoken; null where the engine does not tell
 */
public record Heard(@Nullable String language, List<Segment> segments) {

    public Heard {
        segments = List.copyOf(segments);
    }

    /**
     * Some sentences.
     *
     * @param start in seconds from the beginning of the sound
     * @param words of the text with their times, if the engine tells them
     */
    public record Segment(double start, double end, String text, List<Word> words) {

        public Segment {
            words = List.copyOf(words);
        }
    }

    /** @param start in seconds from the beginning of the sound */
    public record Word(double start, double end, String text) {}
}
