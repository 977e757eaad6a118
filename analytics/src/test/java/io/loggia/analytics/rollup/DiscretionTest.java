package io.loggia.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.MediaId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscretionTest {

    private static final MediaId MEDIA = new MediaId(new UUID(1, 1));
    private static final Discretion FIVE = new Discretion(new SmallGroups(5));

    private static Tally of(IntStream people) {
        Tally tally = new Tally();
        people.forEach(person -> tally.add(new CountedFact(MEDIA, person, Instant.EPOCH, 1, 1, false)));
        return tally;
    }

    @Test
    void part_ofFewPeople_isHiddenWithAnotherThatCoversIt() {
        Tally large = of(IntStream.range(0, 20));
        Tally middle = of(IntStream.range(20, 26));
        Tally small = of(IntStream.range(30, 32));

        assertThat(FIVE.split(List.of(large, middle, small), part -> part).shown())
                .containsExactly(large);
    }

    /** Two items watched by the same two people are two people's, not four's. */
    @Test
    void smallParts_ofTheSamePeople_doNotCoverEachOther() {
        Tally one = of(IntStream.range(0, 3));
        Tally other = of(IntStream.range(0, 3));
        Tally large = of(IntStream.range(0, 9));

        assertThat(FIVE.split(List.of(one, other, large), part -> part).shown()).isEmpty();
    }

    @Test
    void hidden_whateverTheParts_isNobodysOrEnoughPeoplesOrAll() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            List<Tally> parts = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> of(random.ints(random.nextInt(9), 0, 12)))
                    .toList();

            SmallGroups.Split<Tally> split = FIVE.split(parts, part -> part);

            Set<Integer> hidden = new HashSet<>();
            split.hidden().forEach(part -> part.numbers().stream().forEach(hidden::add));
            assertThat(split.shown()).allMatch(part -> part.viewers() == 0 || part.viewers() >= 5);
            assertThat(hidden.isEmpty()
                            || hidden.size() >= 5
                            || split.shown().stream().allMatch(part -> part.viewers() == 0))
                    .isTrue();
        }
    }
}
