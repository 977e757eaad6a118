package io.loggia.analytics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {

    private static final SmallGroups FIVE = new SmallGroups(5);

    @Test
    void groups_allLargeEnough_areShown() {
        assertThat(FIVE.split(List.of(7, 5, 30), size -> size).hidden()).isEmpty();
    }

    @Test
    void oneSmallGroup_takesTheNextWithIt() {
        SmallGroups.Split<Integer> split = FIVE.split(List.of(7, 2, 30), size -> size);

        assertThat(split.hidden()).containsExactly(7, 2);
        assertThat(split.shown()).containsExactly(30);
    }

    @Test
    void smallGroups_thatAreManyTogether_areHiddenAlone() {
        assertThat(FIVE.split(List.of(4, 3, 30), size -> size).hidden()).containsExactly(4, 3);
    }

    @Test
    void groupOfNobody_isShown() {
        assertThat(FIVE.split(List.of(0, 30), size -> size).hidden()).isEmpty();
    }

    @Test
    void whatIsHidden_cannotBeHadFromTheSum() {
        Random random = new Random(3);
        for (int round = 0; round < 1_000; round++) {
            List<Integer> groups = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> random.nextInt(12))
                    .toList();
            SmallGroups.Split<Integer> split = FIVE.split(groups, size -> size);

            assertThat(split.shown()).allMatch(size -> size == 0 || size >= 5);
            int rest = split.hidden().stream().mapToInt(size -> size).sum();
            boolean nothingElse = split.shown().stream().allMatch(size -> size == 0);
            assertThat(rest == 0 || rest >= 5 || nothingElse).as("%s", split).isTrue();
        }
    }
}
