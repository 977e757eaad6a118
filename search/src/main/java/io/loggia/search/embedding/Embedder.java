package io.loggia.search.embedding;

import java.util.List;

/**
 * A model that turns texts into vectors: the nearer two of them are, the more alike is what the texts mean.
 *
 * <pre>{@code
 * List<float[]> vectors = embedder.embed(List.of("Requesting leave", "The pump is greased"));
 * }</pre>
 */
@FunctionalInterface
public interface Embedder {

    /** No model in use has longer vectors. */
    int MOST_DIMENSIONS = 4096;

    /**
     * @param texts none of them blank
     * @return for each text, in their order, a vector of length 1; all have as many numbers
     * @throws EmbeddingException when there are none, with the reason
     */
    List<float[]> embed(List<String> texts) throws EmbeddingException;
}
