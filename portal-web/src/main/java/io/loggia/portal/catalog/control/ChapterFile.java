package io.loggia.portal.catalog.control;

import io.loggia.domain.Chapter;
import io.loggia.domain.Cue;
import io.loggia.media.caption.CaptionLimits;
import io.loggia.media.caption.CaptionParser;
import io.loggia.media.caption.ParsedCaptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The chapters that a file of cues tells.
 *
 * @param warnings sentences for the author
 */
public record ChapterFile(List<Chapter> chapters, List<String> warnings) {

    private static final CaptionParser PARSER = new CaptionParser(CaptionLimits.DEFAULT);

    public ChapterFile {
        chapters = List.copyOf(chapters);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file. Chapters of WebVTT may lie in one another; of those that begin together the outer one is taken.
     *
     * @param length of the media, null when not known yet
     */
    public static ChapterFile read(byte[] file, @Nullable Duration length) {
        ParsedCaptions captions = PARSER.parse(file, length);
        Map<Duration, Cue> byStart = new TreeMap<>();
        int inner = 0;
        for (Cue cue : captions.cues()) {
            Cue known = byStart.get(cue.start());
            if (known == null || cue.end().compareTo(known.end()) > 0) {
                byStart.put(cue.start(), cue);
            }
            inner += known == null ? 0 : 1;
        }
        List<String> warnings = new ArrayList<>(captions.warnings());
        if (inner > 0) {
            warnings.add("Chapters that begin together with the one around them are left out: " + inner + ".");
        }
        return new ChapterFile(
                byStart.values().stream()
                        .map(cue -> new Chapter(cue.start(), Chapter.cleaned(cue.text())))
                        .toList(),
                warnings);
    }
}
