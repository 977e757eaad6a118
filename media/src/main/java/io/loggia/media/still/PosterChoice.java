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

        private boolean isSeen() {
            return brightness >= DARKEST && brightness <= BRIGHTEST && contrast >= FLATTEST;
        }
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
