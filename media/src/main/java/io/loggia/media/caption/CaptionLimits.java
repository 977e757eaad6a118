package io.loggia.media.caption;

/**
 * What a caption file may cost us.
 *
 * @param maxCueChars of one cue's text; a file whose blank lines were lost is one endless cue
 */
public record CaptionLimits(int maxBytes, int maxCues, int maxCueChars) {

    /** Room for a day-long recording; a film has about 1,500 cues in 100 kB. */
    public static final CaptionLimits DEFAULT = new CaptionLimits(16 * 1024 * 1024, 100_000, 10_000);

    public CaptionLimits {
        if (maxBytes < 1 || maxCues < 1 || maxCueChars < 1) {
            throw new IllegalArgumentException("Caption limits must be positive");
        }
    }
}
