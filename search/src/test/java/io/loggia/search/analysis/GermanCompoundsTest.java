package io.loggia.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class GermanCompoundsTest {

    private final GermanCompounds compounds = new GermanCompounds(
            Set.of("brand", "schutz", "schulung", "rat", "arbeit", "vertrag", "frist", "kündigung"));

    @Test
    void partsOf_compound_areItsWordsWithoutWhatLinksThem() {
        assertThat(compounds.partsOf("brandschutzschulung")).containsExactly("brand", "schutz", "schulung");
        assertThat(compounds.partsOf("arbeitsvertrag")).containsExactly("arbeit", "vertrag");
        assertThat(compounds.partsOf("kündigungsfrist")).containsExactly("kündigung", "frist");
    }

    @Test
    void partsOf_wordThatIsNotCoveredWhole_areNone() {
        assertThat(compounds.partsOf("beratung")).isEmpty();
        assertThat(compounds.partsOf("brandenburg")).isEmpty();
        assertThat(compounds.partsOf("schulung")).isEmpty();
        assertThat(compounds.partsOf("x".repeat(5_000))).isEmpty();
    }

    @Test
    void known_list_isFoldedAsTheIndexFolds() {
        assertThat(GermanCompounds.known().partsOf(Tongue.GERMAN.fold("Übungsräume")))
                .hasSize(2);
        assertThat(GermanCompounds.known().partsOf(Tongue.GERMAN.fold("Straßenverkehr")))
                .hasSize(2);
    }
}
