package io.loggia.search.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.loggia.search.embedding.EmbeddingException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitVectorsTest {

    @Test
    void of_anyLength_isLengthOne() throws EmbeddingException {
        List<float[]> units = UnitVectors.of(List.of(new double[] {3, 4}, new double[] {0, 1e300}), 2);

        assertThat(units.getFirst()).containsExactly(new float[] {0.6f, 0.8f}, offset(1e-6f));
        assertThat(units.getLast()).containsExactly(0f, 1f);
        assertThat(UnitVectors.likeness(units.getFirst(), units.getLast())).isCloseTo(0.8, within(1e-6));
    }

    @Test
    void of_whatIsNoDirection_isRefused() {
        assertNonsense(List.of(new double[] {1, Double.NaN}), 1);
        assertNonsense(List.of(new double[] {1, Double.POSITIVE_INFINITY}), 1);
        assertNonsense(List.of(new double[] {0, 0}), 1);
        assertNonsense(List.of(new double[0]), 1);
        assertNonsense(List.of(new double[Embedder.MOST_DIMENSIONS + 1]), 1);
        assertNonsense(List.of(new double[] {1, 0}, new double[] {1}), 2);
        assertNonsense(List.of(new double[] {1, 0}), 2);
        assertNonsense(List.of(), 1);
    }

    private static void assertNonsense(List<double[]> raw, int count) {
        EmbeddingException refused = catchThrowableOfType(EmbeddingException.class, () -> UnitVectors.of(raw, count));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(Reason.NONSENSE);
    }
}
