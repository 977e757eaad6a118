package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.plan.VariantCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A ladder as {@code 1080:23:5000000,720:23:2800000}: lines, quality and most bits a second. Refuses what makes no sense. */
public final class LadderText {

    public static final int LEAST_LINES = 144;
    public static final int MOST_LINES = 4320;
    public static final int BEST_QUALITY = 10;
    public static final int WORST_QUALITY = 40;
    public static final int LEAST_BITS = 100_000;
    public static final int MOST_BITS = 100_000_000;
    public static final int MOST_RUNGS = 8;

    private static final Pattern RUNG = Pattern.compile("(\\d{1,5}):(\\d{1,3}):(\\d{1,9})");

    private LadderText() {}

    static String of(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> rung.lines() + ":" + rung.quality() + ":" + rung.maxBitsPerSecond())
                .collect(Collectors.joining(","));
    }

    /** @throws LoggiaException {@link ErrorCode#INVALID_LADDER} */
    public static List<Rung> parse(String text) {
        List<Rung> rungs = new ArrayList<>();
        for (String one : Arrays.asList(text.split(",", -1))) {
            Matcher match = RUNG.matcher(one);
            if (!match.matches()) {
                throw invalid("A quality is written as lines:quality:bits, such as 720:23:2800000.");
            }
            rungs.add(new Rung(
                    Integer.parseInt(match.group(1)),
                    Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3))));
        }
        return checked(rungs);
    }

    static String ofVariants(List<VariantCodec> variants) {
        return variants.stream().distinct().sorted().map(VariantCodec::name).collect(Collectors.joining(","));
    }

    /**
     * Codecs beside H.264 as {@code HEVC,AV1}; empty for none.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_LADDER}
     */
    public static List<VariantCodec> parseVariants(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(VariantCodec::valueOf)
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_LADDER, "The codecs beside H.264 are HEVC and AV1.", e);
        }
    }

    /**
     * @return from high to low
     * @throws LoggiaException {@link ErrorCode#INVALID_LADDER}
     */
    public static List<Rung> checked(List<Rung> rungs) {
        if (rungs.isEmpty() || rungs.size() > MOST_RUNGS) {
            throw invalid("A ladder has 1 to " + MOST_RUNGS + " qualities.");
        }
        for (Rung rung : rungs) {
            within("lines", rung.lines(), LEAST_LINES, MOST_LINES);
            within("quality", rung.quality(), BEST_QUALITY, WORST_QUALITY);
            within("bits a second", rung.maxBitsPerSecond(), LEAST_BITS, MOST_BITS);
            if (rung.lines() % 2 != 0) {
                throw invalid("The number of lines must be even.");
            }
        }
        List<Rung> sorted = rungs.stream()
                .sorted(java.util.Comparator.comparingInt(Rung::lines).reversed())
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Rung above = sorted.get(i - 1);
            Rung below = sorted.get(i);
            if (above.lines() == below.lines()) {
                throw invalid("There are two qualities of " + below.lines() + " lines.");
            }
            if (above.maxBitsPerSecond() < below.maxBitsPerSecond()) {
                throw invalid("The quality of " + above.lines() + " lines may use fewer bits than that of "
                        + below.lines() + " lines.");
            }
        }
        return sorted;
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid("The " + what + " must be from " + least + " to " + most + ".");
        }
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_LADDER, detail);
    }
}
