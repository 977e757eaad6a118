package io.loggia.media.caption;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a cue shows: {@code 00:00:01.000 --> 00:00:02.500}, with settings behind it that are not kept, or, in SBV,
 * {@code 0:00:01.000,0:00:02.500}.
 */
record TimingLine(Duration start, Duration end) {

    static final String ARROW = "-->";

    // WebVTT, section 3.1: hours are optional and of two or more digits, minutes and seconds of two digits up to 59.
    private static final String WEBVTT_STAMP = "(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
    // SubRip was never specified; tools differ in the separator and in leading zeros.
    private static final String SUBRIP_STAMP = "(?:(\\d{1,6}):)?([0-5]?\\d):([0-5]?\\d)(?:[,.](\\d{1,3}))?";

    private static final String SBV_STAMP = "(?:(\\d{1,6}):)([0-5]?\\d):([0-5]?\\d)\\.(\\d{1,3})";

    private static final Pattern WEBVTT = line(WEBVTT_STAMP);
    private static final Pattern SUBRIP = line(SUBRIP_STAMP);
    private static final Pattern SBV = Pattern.compile("[ \\t]*" + SBV_STAMP + "," + SBV_STAMP + "[ \\t]*");
    /** Of a timing that may have been mistyped, so that it is not taken for text. */
    private static final Pattern LIKE_SBV = Pattern.compile("[ \\t]*\\d{1,6}:\\d+:\\d+\\.\\d+,\\d.*");

    private static Pattern line(String stamp) {
        return Pattern.compile("[ \\t]*" + stamp + "[ \\t]*-->[ \\t]*" + stamp + "(?:[ \\t].*)?");
    }

    static TimingLine parse(String text, Syntax syntax, int line) {
        Matcher match = pattern(syntax).matcher(text);
        if (!match.matches()) {
            throw new CaptionException(line, "The timing is malformed; it should read like " + example(syntax) + ".");
        }
        TimingLine timing = new TimingLine(stamp(match, 1), stamp(match, 5));
        if (timing.end().compareTo(timing.start()) < 0) {
            throw new CaptionException(line, "The cue ends before it begins.");
        }
        return timing;
    }

    static boolean isSbv(String line) {
        return LIKE_SBV.matcher(line).matches();
    }

    private static Pattern pattern(Syntax syntax) {
        return switch (syntax) {
            case WEBVTT -> WEBVTT;
            case SUBRIP -> SUBRIP;
            case SBV -> SBV;
        };
    }

    static String example(Syntax syntax) {
        return switch (syntax) {
            case WEBVTT -> "00:00:01.000 --> 00:00:02.500";
            case SUBRIP -> "00:00:01,000 --> 00:00:02,500";
            case SBV -> "0:00:01.000,0:00:02.500";
        };
    }

    private static Duration stamp(Matcher match, int group) {
        String hours = match.group(group);
        String fraction = match.group(group + 3);
        return Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
                .plusMinutes(Long.parseLong(match.group(group + 1)))
                .plusSeconds(Long.parseLong(match.group(group + 2)))
                .plusMillis(fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3)));
    }

    static String format(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
