package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads WebVTT and SubRip, telling them apart by content and never by name or declared type. */
public final class CaptionParser {

    private final CaptionLimits limits;

    public CaptionParser(CaptionLimits limits) {
        this.limits = limits;
    }

    /**
     * @param mediaDuration to warn of cues that no viewer will reach; null when not known yet
     * @throws CaptionException when the file is neither format, is malformed or exceeds a limit
     */
    public ParsedCaptions parse(byte[] file, @Nullable Duration mediaDuration) {
        if (file.length > limits.maxBytes()) {
            throw new CaptionException(
                    1, "The file is larger than " + limits.maxBytes() / 1024 + " kB, the most that captions may have.");
        }
        List<String> warnings = new ArrayList<>();
        Lines lines = Lines.of(CaptionText.decode(file, warnings));
        CueReader reader = new CueReader(lines, Syntax.of(lines), limits, warnings);
        List<Cue> cues = reader.read();
        if (cues.isEmpty()) {
            throw new CaptionException(lines.last(), "The file holds no cue.");
        }
        sort(cues, warnings);
        warnOfUnreachable(cues, mediaDuration, warnings);
        return new ParsedCaptions(cues, warnings);
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
