package io.loggia.search;

import io.loggia.search.embedding.Embedder;
import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.embedding.UnitVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A small model: each word is a direction of its own, those that mean the same share one, and a text is the sum of its
 * words.
 */
public final class HashedWords implements Embedder {

    private static final Map<String, String> MEANINGS =
            Map.of("vacation", "leave", "holiday", "leave", "urlaub", "leave");

    private final int dimension;

    public HashedWords(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public List<float[]> embed(List<String> texts) throws EmbeddingException {
        List<double[]> sums = new ArrayList<>();
        for (String text : texts) {
            double[] sum = new double[dimension];
            for (String word : text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1)) {
                if (!word.isEmpty()) {
                    int hash = MEANINGS.getOrDefault(word, word).hashCode() * 0x9E3779B9;
                    sum[Math.floorMod(hash, dimension)] += 1;
                }
            }
            sums.add(sum);
        }
        return UnitVectors.of(sums, texts.size());
    }

    public float[] of(String text) {
        try {
            return embed(List.of(text)).getFirst();
        } catch (EmbeddingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
