package io.loggia.media.plan;

import java.time.Duration;
import java.util.List;

/**
 * The qualities to offer.
 *
 * @param rungs from high to low
 * @param segment length of a segment, the same for all so that players can change at every border
 * @param normalised whether sound is brought to -16 LUFS (EBU R128); the source keeps its own level
 * @param variants codecs in which every quality is made once more
 */
public record LadderSettings(
        List<Rung> rungs, Duration segment, int audioBitsPerSecond, boolean normalised, List<VariantCodec> variants) {

    /**
     * One quality.
     *
     * @param lines of the shorter side of the picture, so that an upright video counts as what it is
     * @param quality constant rate factor; lower is better
     * @param maxBitsPerSecond cap at up to 30 frames a second; half as much again above
     */
    public record Rung(int lines, int quality, int maxBitsPerSecond) {}

    public static final LadderSettings DEFAULT = new LadderSettings(
            List.of(
                    new Rung(1080, 23, 5_000_000),
                    new Rung(720, 23, 2_800_000),
                    new Rung(480, 23, 1_400_000),
                    new Rung(360, 23, 800_000)),
            Duration.ofSeconds(4),
            128_000,
            true,
            List.of());

    /** The same but for its qualities and the codecs beside H.264. */
    public LadderSettings with(List<Rung> otherRungs, List<VariantCodec> otherVariants) {
        return new LadderSettings(otherRungs, segment, audioBitsPerSecond, normalised, otherVariants);
    }

    public LadderSettings {
        rungs = List.copyOf(rungs);
        variants = List.copyOf(variants);
        if (rungs.isEmpty() || !segment.isPositive() || audioBitsPerSecond < 16_000) {
            throw new IllegalArgumentException("The ladder needs rungs, a segment length and a bit rate for sound");
        }
    }
}
