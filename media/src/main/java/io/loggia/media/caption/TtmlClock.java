package io.loggia.media.caption;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time expressions of TTML2, section 12.3.1, by the parameters that the document's root gives. */
final class TtmlClock {

    /** Longer than any media; later sums of such times cannot overflow. */
    static final Duration LATEST = Duration.ofHours(999_999);

    private static final Pattern CLOCK =
            Pattern.compile("(\\d{2,6}):([0-5]\\d):([0-5]\\d|60)(?:\\.(\\d{1,20})|:(\\d{2,6})(?:\\.(\\d{1,6}))?)?");
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,20})?)(h|ms|m|s|f|t)");
    private static final Pattern RATIO = Pattern.compile("(\\d{1,9})[ :](\\d{1,9})");
    private static final MathContext PRECISE = MathContext.DECIMAL128;
    private static final int MOST = 1_000_000_000;

    private final BigDecimal framesPerSecond;
    private final int countedFrames;
    private final int subFrames;
    private final BigDecimal ticksPerSecond;
    private final boolean smpte;
    private final String dropMode;

    /**
     * @param parameter the value of a {@code ttp:} attribute by its name; null where it is not given
     * @param line of the root
     */
    TtmlClock(UnaryOperator<@Nullable String> parameter, int line) {
        String timeBase = parameter.apply("timeBase");
        if ("clock".equals(timeBase)) {
            throw new CaptionException(
                    line, "Times of day (ttp:timeBase=\"clock\") cannot be turned into times of media.");
        }
        smpte = "smpte".equals(timeBase);
        String mode = parameter.apply("dropMode");
        dropMode = mode == null ? "nonDrop" : mode;
        String frameRate = parameter.apply("frameRate");
        countedFrames = frameRate == null ? 30 : number(frameRate, "ttp:frameRate", line);
        String subFrameRate = parameter.apply("subFrameRate");
        subFrames = subFrameRate == null ? 1 : number(subFrameRate, "ttp:subFrameRate", line);
        framesPerSecond =
                new BigDecimal(countedFrames).multiply(multiplier(parameter.apply("frameRateMultiplier"), line));
        String tickRate = parameter.apply("tickRate");
        // TTML2, section 7.2.18: without a tick rate, frames and sub-frames are counted where there is a frame rate.
        ticksPerSecond = tickRate != null
                ? new BigDecimal(number(tickRate, "ttp:tickRate", line))
                : frameRate == null ? BigDecimal.ONE : framesPerSecond.multiply(new BigDecimal(subFrames));
    }

    private static int number(String text, String name, int line) {
        if (text.matches("\\d{1,10}")) {
            long value = Long.parseLong(text);
            if (value > 0 && value <= MOST) {
                return (int) value;
            }
        }
        throw new CaptionException(line, name + " should be a number from 1 to " + MOST + ".");
    }

    private static BigDecimal multiplier(@Nullable String text, int line) {
        if (text == null) {
            return BigDecimal.ONE;
        }
        Matcher ratio = RATIO.matcher(text);
        if (!ratio.matches()) {
            throw new CaptionException(line, "ttp:frameRateMultiplier should read like 1000 1001.");
        }
        return new BigDecimal(number(ratio.group(1), "ttp:frameRateMultiplier", line))
                .divide(new BigDecimal(number(ratio.group(2), "ttp:frameRateMultiplier", line)), PRECISE);
    }

    Duration read(String expression, int line) {
        String text = expression.strip();
        Matcher clock = CLOCK.matcher(text);
        Matcher offset = OFFSET.matcher(text);
        BigDecimal seconds;
        if (clock.matches()) {
            seconds = clock.group(5) != null && smpte ? counted(clock) : wall(clock);
        } else if (offset.matches()) {
            seconds = offset(new BigDecimal(offset.group(1)), offset.group(2));
        } else {
            throw new CaptionException(
                    line, "The time is malformed; it should read like 00:00:01.500, 00:00:01:12 or 1.5s.");
        }
        if (seconds.compareTo(new BigDecimal(LATEST.toSeconds())) > 0) {
            throw new CaptionException(line, "The time is beyond the end of any media.");
        }
        return Duration.ofNanos(
                seconds.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private BigDecimal wall(Matcher clock) {
        BigDecimal seconds = new BigDecimal(wholeSeconds(clock));
        if (clock.group(4) != null) {
            return seconds.add(new BigDecimal("0." + clock.group(4)));
        }
        return clock.group(5) == null ? seconds : seconds.add(frames(clock).divide(framesPerSecond, PRECISE));
    }

    private static long wholeSeconds(Matcher clock) {
        return Long.parseLong(clock.group(1)) * 3600
                + Long.parseLong(clock.group(2)) * 60
                + Long.parseLong(clock.group(3));
    }

    private BigDecimal frames(Matcher clock) {
        BigDecimal frames = new BigDecimal(clock.group(5));
        return clock.group(6) == null
                ? frames
                : frames.add(new BigDecimal(clock.group(6)).divide(new BigDecimal(subFrames), PRECISE));
    }

    /** TTML2, appendix I.2: an SMPTE time code counts frames, some numbers of which are dropped. */
    private BigDecimal counted(Matcher clock) {
        long hours = Long.parseLong(clock.group(1));
        long minutes = Long.parseLong(clock.group(2));
        long dropped = switch (dropMode) {
            case "dropNTSC" -> (hours * 54 + minutes - minutes / 10) * 2;
            case "dropPAL" -> (hours * 27 + minutes / 2 - minutes / 20) * 4;
            default -> 0;
        };
        return new BigDecimal(wholeSeconds(clock))
                .multiply(new BigDecimal(countedFrames))
                .add(frames(clock))
                .subtract(new BigDecimal(dropped))
                .max(BigDecimal.ZERO)
                .divide(framesPerSecond, PRECISE);
    }

    private BigDecimal offset(BigDecimal count, String metric) {
        return switch (metric) {
            case "h" -> count.multiply(new BigDecimal(3600));
            case "m" -> count.multiply(new BigDecimal(60));
            case "s" -> count;
            case "ms" -> count.movePointLeft(3);
            case "f" -> count.divide(framesPerSecond, PRECISE);
            default -> count.divide(ticksPerSecond, PRECISE);
        };
    }
}
