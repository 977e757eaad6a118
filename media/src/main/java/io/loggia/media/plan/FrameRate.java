package io.loggia.media.plan;

import java.util.Locale;

/** A constant rate for the output, so that the segments of all qualities have the same borders. */
record FrameRate(String expression, double perSecond) {

    private static final double LOWEST = 5;
    private static final double HIGHEST = 60;
    private static final double UNKNOWN = 30;
    private static final double CLOSE = 0.02;

    /** @param measured average of the source, 0 when unknown */
    static FrameRate of(double measured) {
        double rate = measured <= 0 ? UNKNOWN : Math.clamp(measured, LOWEST, HIGHEST);
        long whole = Math.round(rate);
        if (Math.abs(rate - whole) < CLOSE) {
            return new FrameRate(Long.toString(whole), whole);
        }
        long broadcast = Math.round(rate * 1.001);
        double exact = broadcast * 1000.0 / 1001;
        if (Math.abs(rate - exact) < CLOSE) {
            return new FrameRate(broadcast * 1000 + "/1001", exact);
        }
        return new FrameRate(String.format(Locale.ROOT, "%.3f", rate), rate);
    }

    boolean isFast() {
        return perSecond > 31;
    }
}
