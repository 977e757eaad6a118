package io.loggia.media.caption;

import java.util.regex.Pattern;

/** The caption formats that consist of blocks. */
enum Syntax {
    WEBVTT,
    SUBRIP,
    SBV;

    private static final Pattern SIGNATURE = Pattern.compile("WEBVTT([ \\t].*)?");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");

    /**
     * Looks at the first lines and leaves {@code lines} at the first block.
     *
     * @param spoken whether it may be a transcript without times, if it is none of the formats
     * @throws CaptionException where it is none of them, or begins as SubRip does and does not go on so
     */
    static Syntax of(Lines lines, boolean spoken) {
        if (SIGNATURE.matcher(lines.peek()).matches()) {
            lines.skipBlock();
            return WEBVTT;
        }
        lines.skipBlank();
        if (lines.atEnd()) {
            throw new CaptionException(1, "The file is empty.");
        }
        if (isNumber(lines.peek())) {
            lines.take();
            return numbered(lines, spoken);
        }
        if (SUBRIP.times(lines.peek())) {
            return SUBRIP;
        }
        if (TimingLine.isSbv(lines.peek())) {
            return SBV;
        }
        throw new CaptionException(
                lines.number(),
                "This is neither WebVTT, which begins with WEBVTT, nor SubRip or SBV, which begin with a number or a"
                        + " timing, nor TTML.",
                spoken);
    }

    /** A transcript, too, may begin with a number, such as a year. */
    private static Syntax numbered(Lines lines, boolean spoken) {
        if (SUBRIP.times(lines.peek())) {
            return SUBRIP;
        }
        int missing = lines.number();
        boolean timed = false;
        boolean worded = false;
        for (; !lines.atEnd(); lines.take()) {
            timed |= SUBRIP.times(lines.peek());
            worded |= lines.peek().codePoints().anyMatch(Character::isLetter);
        }
        throw new CaptionException(
                missing,
                "A timing such as " + TimingLine.example(SUBRIP) + " was expected here.",
                spoken && worded && !timed);
    }

    /** Whether a cue begins with this line. */
    boolean times(String line) {
        return this == SBV ? TimingLine.isSbv(line) : line.contains(TimingLine.ARROW);
    }

    static boolean isNumber(String line) {
        return NUMBER.matcher(line).matches();
    }
}
