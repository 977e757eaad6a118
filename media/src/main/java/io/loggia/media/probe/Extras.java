package io.loggia.media.probe;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Chapter;
import java.util.List;

/** What a file brings beside picture and sound. */
public record Extras(List<Subtitles> subtitles, List<Chapter> chapters) {

    /** Of a file that brings nothing else. */
    public static final Extras NONE = new Extras(List.of(), List.of());

    public Extras {
        subtitles = List.copyOf(subtitles);
        chapters = List.copyOf(chapters);
    }

    /**
     * A track of text.
     *
     * @param language as BCP 47 has it; empty where the file does not tell
     * @param kind as the file says; few do
     * @param webVtt as FFmpeg wrote it: to be read with the care of an upload
     */
    public record Subtitles(String language, CaptionKind kind, String webVtt) {}
}
