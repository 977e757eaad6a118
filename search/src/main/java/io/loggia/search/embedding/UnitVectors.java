package io.loggia.search.embedding;

import io.loggia.search.embedding.EmbeddingException.Reason;
import java.util.List;

/** Judges what a model answers, and brings it to length 1. */
public final class UnitVectors {

    private UnitVectors() {}

    /**
     * @param raw as the model tells them
     * @param count how many there have to be
     * @throws EmbeddingException when they are not as many, not of one dimension, or hold what is no direction
     */
    public static List<float[]> of(List<double[]> raw, int count) throws EmbeddingException {
        if (raw.size() != count) {
            throw nonsense("The engine answers " + raw.size() + " vectors where " + count + " were asked for.");
        }
        int dimension = raw.isEmpty() ? 0 : raw.getFirst().length;
        if (count > 0 && (dimension < 1 || dimension > Embedder.MOST_DIMENSIONS)) {
            throw nonsense("The engine's vectors have " + dimension + " numbers; 1 to " + Embedder.MOST_DIMENSIONS
                    + " can be used.");
        }
        float[][] units = new float[count][];
        for (int i = 0; i < count; i++) {
            double[] vector = raw.get(i);
            if (vector.length != dimension) {
                throw nonsense("The engine's vectors have " + dimension + " numbers and " + vector.length + ".");
            }
            units[i] = unit(vector);
        }
        return List.of(units);
    }

    /** The cosine of the angle between two vectors of length 1. */
    public static double likeness(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private static float[] unit(double[] vector) throws EmbeddingException {
        double greatest = 0;
        for (double number : vector) {
            if (!Double.isFinite(number)) {
                throw nonsense("The engine's vectors hold what is no number.");
            }
            greatest = Math.max(greatest, Math.abs(number));
        }
        if (greatest == 0) {
            throw nonsense("The engine answers a vector of nothing but zeros.");
        }
        double squares = 0;
        for (double number : vector) {
            // Divided first, since the square of a large number is no number.
            squares += (number / greatest) * (number / greatest);
        }
        float[] unit = new float[vector.length];
        double length = Math.sqrt(squares);
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / greatest / length);
        }
        return unit;
    }

    private static EmbeddingException nonsense(String why) {
        return new EmbeddingException(Reason.NONSENSE, why, null);
    }
}
