package io.loggia.media.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** Finds the quietest moment of a sound; of equally quiet ones, that nearest to the middle. */
final class Quietest {

    private static final int FRAME_MS = 20;

    /** As long as a pause between sentences. */
    private static final int FRAMES = 20;

    private Quietest() {}

    /** @param pcm samples of 16 bits, little endian, one channel */
    static Duration of(byte[] pcm, int rate) {
        double[] frames = energies(pcm, rate * FRAME_MS / 1000);
        int width = Math.min(FRAMES, frames.length);
        double quietest = Double.MAX_VALUE;
        int best = frames.length / 2;
        double sum = 0;
        for (int end = 0; end < frames.length; end++) {
            sum += frames[end] - (end >= width ? frames[end - width] : 0);
            int middle = end - width / 2;
            boolean nearer = Math.abs(middle - frames.length / 2) < Math.abs(best - frames.length / 2);
            if (end >= width - 1 && (sum < quietest || (sum == quietest && nearer))) {
                quietest = sum;
                best = middle;
            }
        }
        return Duration.ofMillis((long) best * FRAME_MS);
    }

    /** Sums of squares, which are whole numbers below 2^53, so that adding and taking away leaves no error. */
    private static double[] energies(byte[] pcm, int samples) {
        ByteBuffer buffer = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        double[] frames = new double[pcm.length / 2 / samples];
        for (int frame = 0; frame < frames.length; frame++) {
            for (int i = 0; i < samples; i++) {
                double sample = buffer.getShort();
                frames[frame] += sample * sample;
            }
        }
        return frames;
    }
}
