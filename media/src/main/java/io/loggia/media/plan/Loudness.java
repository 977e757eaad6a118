package io.loggia.media.plan;

import java.util.Locale;

/**
 * How loud a sound track is, by EBU R128.
 *
 * @param integratedLufs of the whole track
 * @param truePeakDb above full scale
 * @param rangeLu between its quiet and its loud parts
 * @param thresholdLufs below which a moment counted as silence
 */
public record Loudness(double integratedLufs, double truePeakDb, double rangeLu, double thresholdLufs) {

    public static final double TARGET_LUFS = -16;
    public static final double HIGHEST_PEAK_DB = -1.5;

    private static final double CLOSE_LU = 1;
    private static final double SILENCE_LUFS = -65;
    private static final double MOST_RANGE_LU = 50;

    /** Beyond which the filter takes no measured value. */
    private static final double MOST_DB = 99;

    /** Whether a change of level would be heard and make sense. */
    public boolean isOff() {
        return integratedLufs > SILENCE_LUFS
                && (Math.abs(integratedLufs - TARGET_LUFS) > CLOSE_LU || truePeakDb > HIGHEST_PEAK_DB + CLOSE_LU);
    }

    /** One gain for the whole track where its peaks allow that; else the filter's own limiter works. */
    String filter() {
        // Samples in floating point can be louder than full scale, which the filter does not take as measured.
        double excess = Math.max(0, integratedLufs);
        // A range below the measured one would make the filter compress what needs no compression.
        double range = Math.clamp(Math.ceil(rangeLu) + 1, 11, MOST_RANGE_LU);
        return String.format(
                Locale.ROOT,
                "aformat=channel_layouts=stereo|mono,volume=%.2fdB,loudnorm=I=%.1f:TP=%.1f:LRA=%.1f:measured_I=%.2f"
                        + ":measured_TP=%.2f:measured_LRA=%.2f:measured_thresh=%.2f:linear=true,",
                -excess,
                TARGET_LUFS,
                HIGHEST_PEAK_DB,
                range,
                integratedLufs - excess,
                Math.clamp(truePeakDb - excess, -MOST_DB, MOST_DB),
                Math.min(rangeLu, MOST_DB),
                Math.clamp(thresholdLufs - excess, -MOST_DB, 0));
    }
}
