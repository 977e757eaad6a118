package io.loggia.media.packaging;

/**
 * Bit rates of a rendition, measured as RFC 8216bis §4.4.6.2 defines them.
 *
 * @param peak the largest bit rate of any contiguous set of segments whose total duration is between 0.5 and 1.5 times
 *     the target duration
 * @param average all bits over all time
 */
record Bandwidth(long peak, long average) {

    static final Bandwidth NONE = new Bandwidth(0, 0);

    private static final double LEAST = 0.5;
    private static final double MOST = 1.5;

    static Bandwidth of(double[] seconds, long[] bytes, int targetSeconds) {
        double peak = 0;
        double allSeconds = 0;
        long allBits = 0;
        for (int first = 0; first < seconds.length; first++) {
            double length = 0;
            long bits = 0;
            for (int last = first; last < seconds.length && length <= MOST * targetSeconds; last++) {
                length += seconds[last];
                bits += bytes[last] * 8;
                if (length >= LEAST * targetSeconds && length <= MOST * targetSeconds) {
                    peak = Math.max(peak, bits / length);
                }
            }
            allSeconds += seconds[first];
            allBits += bytes[first] * 8;
        }
        double average = allSeconds > 0 ? allBits / allSeconds : 0;
        // A film shorter than half a segment has no such set.
        return new Bandwidth(Math.round(Math.max(peak, average)), Math.round(average));
    }

    Bandwidth plus(Bandwidth other) {
        return new Bandwidth(peak + other.peak, average + other.average);
    }

    Bandwidth max(Bandwidth other) {
        return new Bandwidth(Math.max(peak, other.peak), Math.max(average, other.average));
    }
}
