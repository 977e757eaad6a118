package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings.Rung;

/** A codec in which qualities are offered beside H.264. Players that decode it get the same picture with fewer bits. */
public enum VariantCodec {
    HEVC(Encoder.HEVC_X265, 3, 70),
    AV1(Encoder.AV1_SVT, 12, 60);

    private static final int PERCENT = 100;

    private final Encoder encoder;
    private final int qualityShift;
    private final int bitsPercent;

    /**
     * @param qualityShift between x264's scale of quality and this encoder's
     * @param bitsPercent of the cap that H.264 has
     */
    VariantCodec(Encoder encoder, int qualityShift, int bitsPercent) {
        this.encoder = encoder;
        this.qualityShift = qualityShift;
        this.bitsPercent = bitsPercent;
    }

    /** Software, on every machine: what graphics cards make of these codecs differs from one to the next. */
    public Encoder encoder() {
        return encoder;
    }

    /** The quality that looks like this one of H.264. */
    Rung like(Rung rung) {
        long cap = (long) rung.maxBitsPerSecond() * bitsPercent / PERCENT;
        return new Rung(rung.lines(), rung.quality() + qualityShift, Math.toIntExact(cap));
    }
}
