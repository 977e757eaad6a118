package io.loggia.analytics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchCurveTest {

    @Test
    void curve_ofThree_countsWhoWatchedHalfOfAPart() {
        List<Coverage> people =
                List.of(Coverage.of(0, 10_000), Coverage.union(0, 2_500, 6_000, 7_000), Coverage.of(4_499, 5_000));

        WatchCurve curve = WatchCurve.of(people, 10_000, 10);

        assertThat(curve.stepMs()).isEqualTo(1_000);
        assertThat(curve.all()).isEqualTo(3);
        assertThat(curve.counts()).containsExactly(2, 2, 2, 1, 2, 1, 2, 1, 1, 1);
    }

    @Test
    void lastPart_shorterThanTheOthers_countsByItsOwnHalf() {
        WatchCurve curve = WatchCurve.of(List.of(Coverage.of(9_000, 9_300)), 9_500, 5);

        assertThat(curve.stepMs()).isEqualTo(1_900);
        assertThat(curve.counts()).hasSize(5).endsWith(0);
        assertThat(WatchCurve.of(List.of(Coverage.of(8_900, 9_500)), 9_500, 9)
                        .counts()
                        .getLast())
                .isEqualTo(1);
    }

    @Test
    void item_withoutLength_hasNoParts() {
        assertThat(WatchCurve.of(List.of(Coverage.of(0, 1_000)), 0, 100).counts())
                .isEmpty();
    }

    /** Against looking at every millisecond. */
    @Test
    void curve_ofRandomCoverages_equalsARecount() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            long duration = 1L + random.nextInt(60_000);
            int parts = 1 + random.nextInt(20);
            List<Coverage> people = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                long[] bounds = new long[2 * random.nextInt(8)];
                for (int b = 0; b < bounds.length; b += 2) {
                    bounds[b] = random.nextInt(60_000);
                    bounds[b + 1] = bounds[b] + random.nextInt(9_000);
                }
                people.add(Coverage.union(bounds));
            }

            WatchCurve curve = WatchCurve.of(people, duration, parts);

            for (int part = 0; part < curve.counts().size(); part++) {
                long from = part * curve.stepMs();
                long to = Math.min(duration, from + curve.stepMs());
                long watched = people.stream()
                        .filter(one -> 2 * one.within(from, to).coveredMillis() >= to - from)
                        .count();
                assertThat(curve.counts().get(part))
                        .as("part %s of %s", part, curve)
                        .isEqualTo((int) watched);
            }
        }
    }
}
