package io.loggia.media.still;

import java.util.List;

/** Tells which of several pictures stands best for a film. Pure. */
final class PosterChoice {

    private static final double DARKEST = 24;
    private static final double BRIGHTEST = 232;
    /** Fades, and pages with nothing on them, are flatter. */
    private static final double FLATTEST = 12;
    /** What is blurred, as in a cross-fade, takes far fewer bytes than the others. */
    private static final double SHARP_ENOUGH = 0.6;

    /** Of what a codec makes of a picture that stands still, in steps of brightness. */
    private static final double NOISE = 0.5;

    private PosterChoice() {}

    /**
     * A picture as measured.
     *
     * @param bytes at the same quality as the others
     * @param brightness on average, 0 to 255
     * @param contrast standard deviation of the brightness
     */
    record Look(long bytes, double brightness, double contrast) {

        static Look of(long bytes, byte[] greys) {
            double sum = 0;
            double squares = 0;
            for (byte grey : greys) {
                sum += grey & 0xFF;
                squares += (double) (grey & 0xFF) * (grey & 0xFF);
            }
            int count = Math.max(1, greys.length);
            double mean = sum / count;
            return new Look(bytes, mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }

        /** As amid a fade; letters on black are a picture. */
        boolean isBlack() {
            return brightness < DARKEST && contrast < FLATTEST;
        }

        /** So much that a fault outweighs any change. */
        private double fault() {
            if (isBlack()) {
                return 2_000;
            }
            return isSeen() ? 0 : 1_000;
        }

        private boolean isSeen() {
            return brightness >= DARKEST && brightness <= BRIGHTEST && contrast >= FLATTEST;
        }
    }

    /**
     * The picture amid which least changes, of several that follow on each other: in a transition everything does. Among
     * equals it is the one in the middle, and black ones come last.
     */
    static int calmest(List<byte[]> greys) {
        int best = 0;
        double least = Double.MAX_VALUE;
        int middle = greys.size() / 2;
        for (int i = 0; i < greys.size(); i++) {
            byte[] before = greys.get(Math.max(0, i - 1));
            byte[] after = greys.get(Math.min(greys.size() - 1, i + 1));
            // One at the edge has a single neighbour, which tells of half the time.
            boolean edge = i == 0 || i == greys.size() - 1;
            double change = Math.max(NOISE, difference(before, after) * (edge ? 2 : 1));
            double price = change + Look.of(0, greys.get(i)).fault();
            boolean nearer = price == least && Math.abs(i - middle) < Math.abs(best - middle);
            if (price < least || nearer) {
                least = price;
                best = i;
            }
        }
        return best;
    }

    private static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
        }
        return (double) sum / Math.max(1, one.length);
    }

    /** The earliest that is bright and sharp; where none is, the one with the most in it. */
    static int best(List<Look> looks) {
        boolean anySeen = looks.stream().anyMatch(Look::isSeen);
        long richest = looks.stream()
                .filter(look -> look.isSeen() || !anySeen)
                .mapToLong(Look::bytes)
                .max()
                .orElseThrow();
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            if (anySeen ? look.isSeen() && look.bytes() >= richest * SHARP_ENOUGH : look.bytes() == richest) {
                return i;
            }
        }
        throw new IllegalStateException("The richest is among them");
    }
}
