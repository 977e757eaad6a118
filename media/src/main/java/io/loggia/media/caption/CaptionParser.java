package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads WebVTT, SubRip, SBV and TTML, telling them apart by content and never by name or declared type. */
public final class CaptionParser {

    private final CaptionLimits limits;

    public CaptionParser(CaptionLimits limits) {
        this.limits = limits;
    }

    /** As {@link #parse(byte[], Duration, String)}, for a file whose language nobody has told. */
    public ParsedCaptions parse(byte[] file, @Nullable Duration mediaDuration) {
        return parse(file, mediaDuration, null);
    }

    /**
     * @param mediaDuration to warn of cues that no viewer will reach; null when not known yet
     * @param language that is wanted of a file with several, as TTML may be, and by which an old encoding is known
     * @throws CaptionException when the file is none of the formats, is malformed or exceeds a limit;
     *     {@link CaptionException#untimed} where it is text that could be {@link #spread}
     */
    public ParsedCaptions parse(byte[] file, @Nullable Duration mediaDuration, @Nullable String language) {
        List<String> warnings = new ArrayList<>();
        String text = decode(file, language, warnings);
        List<Cue> cues = TtmlReader.reads(text)
                ? new TtmlReader(limits, mediaDuration, warnings).read(text, language)
                : blocks(text, warnings);
        if (cues.isEmpty()) {
            throw new CaptionException(Lines.of(text).last(), "The file holds no cue.");
        }
        sort(cues, warnings);
        warnOfUnreachable(cues, mediaDuration, warnings);
        return new ParsedCaptions(cues, warnings);
    }

    /**
     * Makes cues of a transcript without times: its sentences, one after the other, each for as long as it has letters.
     *
     * @param mediaDuration over which they are spread; null when not known yet
     * @param language canonical, whose sentences these are
     * @throws CaptionException when the file is no plain text, or too much or too little of it
     */
    public ParsedCaptions spread(byte[] file, @Nullable Duration mediaDuration, String language) {
        List<String> warnings = new ArrayList<>();
        String text = decode(file, language, warnings);
        if (!Transcript.isText(text)) {
            throw new CaptionException(1, "This is no plain text.");
        }
        if (mediaDuration == null) {
            throw new CaptionException(
                    1, "The length of the media is not known yet; try again when it has been processed.");
        }
        List<Cue> cues = new Transcript(limits, Locale.forLanguageTag(language)).spread(text, mediaDuration);
        warnings.add("The times are estimated from the length of the sentences. Put them right in the editor.");
        return new ParsedCaptions(cues, warnings);
    }

    private String decode(byte[] file, @Nullable String language, List<String> warnings) {
        if (file.length > limits.maxBytes()) {
            throw new CaptionException(
                    1, "The file is larger than " + limits.maxBytes() / 1024 + " kB, the most that captions may have.");
        }
        return CaptionText.decode(file, language, warnings);
    }

    private List<Cue> blocks(String text, List<String> warnings) {
        Lines lines = Lines.of(text);
        Syntax syntax = Syntax.of(lines, Transcript.isText(text));
        return new CueReader(lines, syntax, limits, warnings).read();
    }

    private static void sort(List<Cue> cues, List<String> warnings) {
        Comparator<Cue> byStart = Comparator.comparing(Cue::start);
        for (int i = 1; i < cues.size(); i++) {
            if (byStart.compare(cues.get(i - 1), cues.get(i)) > 0) {
                cues.sort(byStart);
                warnings.add("The cues were not in the order of time and have been sorted.");
                return;
            }
        }
    }

    private static void warnOfUnreachable(List<Cue> cues, @Nullable Duration mediaDuration, List<String> warnings) {
        if (mediaDuration == null) {
            return;
        }
        long beyond = cues.stream()
                .filter(cue -> cue.start().compareTo(mediaDuration) >= 0)
                .count();
        if (beyond > 0) {
            warnings.add((beyond == 1 ? "1 cue begins" : beyond + " cues begin") + " after the end of the media at "
                    + TimingLine.format(mediaDuration) + "; kept, but nobody will see them.");
        }
    }
}
