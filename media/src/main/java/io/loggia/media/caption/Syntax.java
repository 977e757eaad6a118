package io.loggia.media.caption;

import java.util.regex.Pattern;

/** The two block-structured caption formats. */
enum Syntax {
    WEBVTT,
    SUBRIP;

    private static final Pattern SIGNATURE = Pattern.compile("WEBVTT([ \\t].*)?");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");

    /** Looks at the first lines and leaves {@code lines} at the first block. */
    static Syntax of(Lines lines) {
        if (SIGNATURE.matcher(lines.peek()).matches()) {
            lines.skipBlock();
            return WEBVTT;
        }
        lines.skipBlank();
        if (lines.atEnd()) {
            throw new CaptionException(1, "The file is empty.");
        }
        if (isNumber(lines.peek()) || lines.peek().contains(TimingLine.ARROW)) {
            return SUBRIP;
        }
        throw new CaptionException(
                lines.number(),
                "This is neither WebVTT, which begins with WEBVTT, nor SubRip, which begins with a number or a timing.");
    }

    static boolean isNumber(String line) {
        return NUMBER.matcher(line).matches();
    }
}
