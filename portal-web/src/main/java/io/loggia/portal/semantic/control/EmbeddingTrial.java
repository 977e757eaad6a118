package io.loggia.portal.semantic.control;

import io.loggia.portal.semantic.control.SemanticSetup.Setup;
import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.embedding.UnitVectors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model how alike a question is to a text that answers it, in other words, and to one about something else. The
 * least likeness is best set between the two, which lie elsewhere with each model.
 */
@ApplicationScoped
public class EmbeddingTrial {

    private static final String QUESTION = "How do I ask for time off?";
    private static final List<String> TEXTS = List.of(
            "Annual leave is requested with the form on the intranet, two weeks before it begins.",
            "The bearings of the pump are greased once a year, and the seals are replaced.");

    @Inject
    private Embedders embedders;

    /**
     * What came of it.
     *
     * @param took until the question had its vector: as long as a search would wait
     * @param dimension how many numbers a vector has
     * @param alike of the question and its answer, from -1 to 1
     * @param unlike of the question and the other text
     * @param trouble why there is no answer; null when there is one
     */
    public record Trial(
            Duration took,
            int dimension,
            double alike,
            double unlike,
            @Nullable String trouble) {}

    public Trial run(Setup setup) {
        Instant begun = Instant.now();
        try {
            float[] question =
                    embedders.ofQuestions(setup).embed(List.of(QUESTION)).getFirst();
            Duration took = Duration.between(begun, Instant.now());
            List<float[]> texts = embedders.ofPassages(setup).embed(TEXTS);
            if (texts.getFirst().length != question.length) {
                return failed(begun, "The model's vectors differ in length from call to call.");
            }
            return new Trial(
                    took,
                    question.length,
                    UnitVectors.likeness(question, texts.getFirst()),
                    UnitVectors.likeness(question, texts.getLast()),
                    null);
        } catch (EmbeddingException e) {
            return failed(begun, e.getMessage());
        }
    }

    private static Trial failed(Instant begun, @Nullable String why) {
        return new Trial(Duration.between(begun, Instant.now()), 0, 0, 0, why);
    }
}
