package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionsTest {

    /** How many values the protocol of PostgreSQL can count. */
    private static final int MOST_OF_POSTGRESQL = 65_535;

    @Test
    void values_comeInTheirOrder_eachOnce() {
        assertThat(Portions.of(List.of(1, 2, 3, 4, 5), 2)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(Portions.of(List.of(1, 2), 2)).containsExactly(List.of(1, 2));
        assertThat(Portions.of(List.of(), 2)).isEmpty();
    }

    @Test
    void portion_ofManyValues_fitsIntoOneStatementWithOthers() {
        List<Integer> many = IntStream.range(0, 70_000).boxed().toList();

        List<List<Integer>> portions = Portions.of(many);

        assertThat(portions)
                .hasSizeGreaterThan(1)
                .allSatisfy(some -> assertThat(some).hasSizeLessThan(MOST_OF_POSTGRESQL - 1_000));
        assertThat(portions.stream().flatMap(List::stream)).containsExactlyElementsOf(many);
    }
}
